#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <leptonica/allheaders.h>
