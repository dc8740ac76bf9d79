#include "canvas.h"

#include <stdlib.h>

cpoppler_canvas *cpoppler_canvas_create(int width, int height) {
  cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
  cairo_t *context = cairo_create(surface);
  cpoppler_canvas *canvas = calloc(1, sizeof(cpoppler_canvas));
  if (!canvas || cairo_status(context) != CAIRO_STATUS_SUCCESS) {
    free(canvas);
    cairo_destroy(context);
    cairo_surface_destroy(surface);
    return NULL;
  }
  cairo_set_source_rgb(context, 1, 1, 1);
  cairo_paint(context);
  canvas->surface = surface;
  canvas->context = context;
  return canvas;
}

void cpoppler_canvas_destroy(cpoppler_canvas *canvas) {
  if (!canvas) return;
  cairo_destroy(canvas->context);
  cairo_surface_destroy(canvas->surface);
  free(canvas);
}

int cpoppler_canvas_width(const cpoppler_canvas *canvas) {
  return cairo_image_surface_get_width(canvas->surface);
}

int cpoppler_canvas_height(const cpoppler_canvas *canvas) {
  return cairo_image_surface_get_height(canvas->surface);
}

int cpoppler_canvas_stride(const cpoppler_canvas *canvas) {
  return cairo_image_surface_get_stride(canvas->surface) / 4;
}

uint32_t *cpoppler_canvas_pixels(cpoppler_canvas *canvas) {
  cairo_surface_flush(canvas->surface);
  return (uint32_t *)(void *)cairo_image_surface_get_data(canvas->surface);
}

void cpoppler_canvas_touched(cpoppler_canvas *canvas) {
  cairo_surface_mark_dirty(canvas->surface);
}

void cpoppler_canvas_polygon(
    cpoppler_canvas *canvas, const double *points, int count, double red, double green,
    double blue, double line_width, double fill_opacity) {
  if (count < 2) return;
  cairo_t *context = canvas->context;
  cairo_new_path(context);
  cairo_move_to(context, points[0], points[1]);
  for (int i = 1; i < count; i++) cairo_line_to(context, points[2 * i], points[2 * i + 1]);
  cairo_close_path(context);
  if (fill_opacity > 0) {
    cairo_set_source_rgba(context, red, green, blue, fill_opacity);
    cairo_fill_preserve(context);
  }
  cairo_set_source_rgb(context, red, green, blue);
  cairo_set_line_width(context, line_width);
  if (line_width > 0) cairo_stroke(context);
  cairo_new_path(context);
}

static void choose_font(cpoppler_canvas *canvas, double size, const char *family) {
  cairo_select_font_face(
      canvas->context, family, CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size(canvas->context, size);
}

void cpoppler_canvas_text(
    cpoppler_canvas *canvas, const char *utf8, double x, double y, double size, const char *family,
    double red, double green, double blue) {
  choose_font(canvas, size, family);
  cairo_set_source_rgb(canvas->context, red, green, blue);
  cairo_move_to(canvas->context, x, y);
  cairo_show_text(canvas->context, utf8);
  cairo_new_path(canvas->context);
}

double cpoppler_canvas_text_width(
    cpoppler_canvas *canvas, const char *utf8, double size, const char *family) {
  choose_font(canvas, size, family);
  cairo_text_extents_t extents;
  cairo_text_extents(canvas->context, utf8, &extents);
  return extents.x_advance;
}
