#pragma once

#include <cairo.h>

#include "include/CPoppler.h"

struct cpoppler_canvas {
  cairo_surface_t *surface;
  cairo_t *context;
};
