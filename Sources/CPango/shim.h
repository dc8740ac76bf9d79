#ifndef UKETSUKE_CPANGO_H
#define UKETSUKE_CPANGO_H

#include <cairo/cairo.h>
#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>
#include <poppler/glib/poppler.h>

#endif
