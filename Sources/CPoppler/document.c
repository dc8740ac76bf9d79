#define _GNU_SOURCE
#include "include/CPoppler.h"

#include "canvas.h"

#include <cairo.h>
#include <dlfcn.h>
#include <poppler.h>
#include <string.h>

struct cpoppler_document {
  PopplerDocument *document;
  GBytes *bytes;
};

static _Thread_local int complaints_seen;

// Damage in the data of a page, as opposed to an unknown operator or a missing font, which Poppler
// reports the same way. The category is an enum of C++, passed as an int: 1 is a syntax error, 7 an
// internal one.
static void count_complaint(int category, long long position, const char *message) {
  static const char *const damage[] = {"stream", "Stream", "JPX", "JPEG", "JBIG2", "CCITT", "DCT",
                                       "flate",  "LZW",    "image", "Image"};
  (void)position;
  if (!message || (category != 1 && category != 7)) return;
  for (size_t i = 0; i < sizeof damage / sizeof damage[0]; i++) {
    if (strstr(message, damage[i])) {
      complaints_seen++;
      return;
    }
  }
}

// poppler-glib swallows what Poppler complains about. The C++ library below it lets a callback be
// set; its symbol is looked up at run time, because Debian ships no stable header for it. Where it
// is missing, damage is still found by decoding the scans' streams.
static void listen_to_complaints(void) {
  typedef void (*callback)(int, long long, const char *);
  typedef void (*setter)(callback);
  setter set = (setter)dlsym(
      RTLD_DEFAULT, "_Z16setErrorCallbackPFv13ErrorCategoryxPKcE");
  if (set) set(count_complaint);
}

cpoppler_document *cpoppler_open(const void *bytes, size_t length, cpoppler_status *status) {
  GError *error = NULL;
  GBytes *wrapped = g_bytes_new_static(bytes, length);
  PopplerDocument *opened = poppler_document_new_from_bytes(wrapped, NULL, &error);
  if (!opened) {
    *status = CPOPPLER_FAILED;
    if (g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)) {
      *status = CPOPPLER_ENCRYPTED;
    } else if (g_error_matches(error, POPPLER_ERROR, POPPLER_ERROR_DAMAGED)) {
      *status = CPOPPLER_DAMAGED;
    }
    g_clear_error(&error);
    g_bytes_unref(wrapped);
    return NULL;
  }
  listen_to_complaints();
  cpoppler_document *document = g_new0(cpoppler_document, 1);
  document->document = opened;
  document->bytes = wrapped;
  *status = CPOPPLER_OK;
  return document;
}

void cpoppler_close(cpoppler_document *document) {
  if (!document) return;
  g_object_unref(document->document);
  g_bytes_unref(document->bytes);
  g_free(document);
}

int cpoppler_page_count(const cpoppler_document *document) {
  return poppler_document_get_n_pages(document->document);
}

int cpoppler_page_size(const cpoppler_document *document, int index, double *width, double *height) {
  PopplerPage *page = poppler_document_get_page(document->document, index);
  if (!page) return 0;
  poppler_page_get_size(page, width, height);
  g_object_unref(page);
  return 1;
}

int cpoppler_image_count(const cpoppler_document *document, int index) {
  PopplerPage *page = poppler_document_get_page(document->document, index);
  if (!page) return -1;
  GList *mappings = poppler_page_get_image_mapping(page);
  int count = (int)g_list_length(mappings);
  poppler_page_free_image_mapping(mappings);
  g_object_unref(page);
  return count;
}

int cpoppler_image_measure(
    const cpoppler_document *document, int index, int image, int *width, int *height,
    double area[4]) {
  PopplerPage *page = poppler_document_get_page(document->document, index);
  if (!page) return 0;
  int found = 0;
  GList *mappings = poppler_page_get_image_mapping(page);
  PopplerImageMapping *mapping = g_list_nth_data(mappings, (guint)image);
  if (mapping) {
    cairo_surface_t *surface = poppler_page_get_image(page, mapping->image_id);
    if (surface) {
      *width = cairo_image_surface_get_width(surface);
      *height = cairo_image_surface_get_height(surface);
      area[0] = mapping->area.x1;
      area[1] = mapping->area.y1;
      area[2] = mapping->area.x2;
      area[3] = mapping->area.y2;
      found = 1;
      cairo_surface_destroy(surface);
    }
  }
  poppler_page_free_image_mapping(mappings);
  g_object_unref(page);
  return found;
}

char *cpoppler_page_text(const cpoppler_document *document, int index) {
  PopplerPage *page = poppler_document_get_page(document->document, index);
  if (!page) return NULL;
  char *text = poppler_page_get_text(page);
  g_object_unref(page);
  return text;
}

void cpoppler_free(void *memory) { g_free(memory); }

cpoppler_canvas *cpoppler_render(
    const cpoppler_document *document, int index, int width, int height, int *complaints) {
  *complaints = 0;
  PopplerPage *page = poppler_document_get_page(document->document, index);
  if (!page) return NULL;
  double page_width = 0, page_height = 0;
  poppler_page_get_size(page, &page_width, &page_height);
  cpoppler_canvas *canvas = NULL;
  if (page_width > 0 && page_height > 0) canvas = cpoppler_canvas_create(width, height);
  if (canvas) {
    int before = complaints_seen;
    cairo_save(canvas->context);
    cairo_scale(canvas->context, width / page_width, height / page_height);
    poppler_page_render(page, canvas->context);
    cairo_restore(canvas->context);
    *complaints = complaints_seen - before;
    if (cairo_status(canvas->context) != CAIRO_STATUS_SUCCESS) {
      cpoppler_canvas_destroy(canvas);
      canvas = NULL;
    }
  }
  g_object_unref(page);
  return canvas;
}
