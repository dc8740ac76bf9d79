// Poppler and cairo behind a few plain functions, so that GError, casts and ownership stay in C.
// A document must not be used by two threads at once.
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct cpoppler_document cpoppler_document;
typedef struct cpoppler_canvas cpoppler_canvas;

typedef enum {
  CPOPPLER_OK = 0,
  /// A user password is needed.
  CPOPPLER_ENCRYPTED = 1,
  /// Not a PDF that Poppler can make sense of.
  CPOPPLER_DAMAGED = 2,
  CPOPPLER_FAILED = 3,
} cpoppler_status;

/// Opens a PDF. `bytes` must stay valid until the document is closed. NULL on failure, with
/// `status` set.
cpoppler_document *cpoppler_open(const void *bytes, size_t length, cpoppler_status *status);
void cpoppler_close(cpoppler_document *document);

/// 0 where the file was cut off: Poppler does not treat that as an error.
int cpoppler_page_count(const cpoppler_document *document);

/// Size in points as shown, /Rotate included. 0 on failure.
int cpoppler_page_size(const cpoppler_document *document, int page, double *width, double *height);

/// How many images the page draws, or -1.
int cpoppler_image_count(const cpoppler_document *document, int page);

/// Pixels of the page's image and the part of the page that it covers in points (x1, y1, x2, y2).
/// Decodes the image. 0 on failure.
int cpoppler_image_measure(
    const cpoppler_document *document, int page, int image, int *width, int *height,
    double area[4]);

/// The text of a page as Poppler finds it, UTF-8; to be freed with `cpoppler_free`. NULL on failure.
char *cpoppler_page_text(const cpoppler_document *document, int page);
void cpoppler_free(void *memory);

/// Renders a page, white below it, on a new canvas of the given size. `complaints` gets the number
/// of errors that Poppler reported meanwhile: it draws on after most of them. NULL on failure.
cpoppler_canvas *cpoppler_render(
    const cpoppler_document *document, int page, int width, int height, int *complaints);

/// A white canvas. NULL where cairo refuses the size.
cpoppler_canvas *cpoppler_canvas_create(int width, int height);
void cpoppler_canvas_destroy(cpoppler_canvas *canvas);
int cpoppler_canvas_width(const cpoppler_canvas *canvas);
int cpoppler_canvas_height(const cpoppler_canvas *canvas);
/// Pixels a row, in 32-bit words 0x00RRGGBB. All drawing is done when this returns.
int cpoppler_canvas_stride(const cpoppler_canvas *canvas);
uint32_t *cpoppler_canvas_pixels(cpoppler_canvas *canvas);
/// Tells cairo that pixels were written.
void cpoppler_canvas_touched(cpoppler_canvas *canvas);

/// Draws a closed polygon: `points` holds x and y of `count` corners. A fill of opacity 0 is none.
void cpoppler_canvas_polygon(
    cpoppler_canvas *canvas, const double *points, int count, double red, double green,
    double blue, double line_width, double fill_opacity);
/// Draws text with its baseline at (x, y).
void cpoppler_canvas_text(
    cpoppler_canvas *canvas, const char *utf8, double x, double y, double size, const char *family,
    double red, double green, double blue);
/// Width of the text in pixels.
double cpoppler_canvas_text_width(
    cpoppler_canvas *canvas, const char *utf8, double size, const char *family);
