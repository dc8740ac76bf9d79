#include "COnnxRuntime.h"

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Version of the table that is asked for: the lowest that has all places below.
#define TABLE_VERSION 16

// Places in the table of ONNX Runtime's C interface (onnxruntime_c_api.h, struct OrtApi), counted
// from 0.
enum place {
  GET_ERROR_MESSAGE = 2,
  CREATE_ENV = 3,
  CREATE_SESSION = 7,
  RUN = 9,
  CREATE_SESSION_OPTIONS = 10,
  DISABLE_MEMORY_PATTERN = 17,
  DISABLE_ARENA = 19,
  SET_GRAPH_OPTIMIZATION = 23,
  SET_INTRA_OP_THREADS = 24,
  SET_INTER_OP_THREADS = 25,
  SESSION_GET_INPUT_NAME = 36,
  SESSION_GET_OUTPUT_NAME = 37,
  CREATE_TENSOR_WITH_DATA = 49,
  GET_TENSOR_DATA = 51,
  GET_DIMENSIONS_COUNT = 61,
  GET_DIMENSIONS = 62,
  GET_ELEMENT_COUNT = 64,
  GET_TENSOR_SHAPE = 65,
  CREATE_CPU_MEMORY_INFO = 69,
  ALLOCATOR_FREE = 76,
  GET_DEFAULT_ALLOCATOR = 78,
  RELEASE_ENV = 92,
  RELEASE_STATUS = 93,
  RELEASE_MEMORY_INFO = 94,
  RELEASE_SESSION = 95,
  RELEASE_VALUE = 96,
  RELEASE_SHAPE = 99,
  RELEASE_SESSION_OPTIONS = 100,
  GET_MODEL_METADATA = 111,
  LOOK_UP_METADATA = 116,
  RELEASE_MODEL_METADATA = 118,
};

enum { LOG_ERRORS = 3, OPTIMIZE_ALL = 99, ARENA_ALLOCATOR = 1, DEFAULT_MEMORY = 0, FLOATS = 1 };

// Every call that can fail gives a status: NULL where it went well.
typedef void *status;

struct base {
  const void *const *(*get_table)(uint32_t version);
  const char *(*get_version)(void);
};

struct uk_onnx {
  const void *const *table;
  const char *version;
  void *environment;
  void *memory;
  void *allocator;
};

struct uk_onnx_model {
  struct uk_onnx *runtime;
  void *session;
  char *input;
  char *output;
};

#define CALL(runtime, place, ...) (((status(*)(__VA_ARGS__))(runtime)->table[place]))
#define FREE(runtime, place, object) ((void (*)(void *))(runtime)->table[place])(object)

static void say(char **error, const char *words) {
  if (error) *error = strdup(words);
}

// 0 where the status is good; otherwise frees it and stores its words.
static int failed(const struct uk_onnx *runtime, status state, char **error) {
  if (!state) return 0;
  say(error, ((const char *(*)(status))runtime->table[GET_ERROR_MESSAGE])(state));
  FREE(runtime, RELEASE_STATUS, state);
  return 1;
}

struct uk_onnx *uk_onnx_open(const char *library, char **error) {
  void *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    say(error, dlerror());
    return NULL;
  }
  struct base *(*get_base)(void) = (struct base * (*)(void)) dlsym(handle, "OrtGetApiBase");
  struct base *base = get_base ? get_base() : NULL;
  const void *const *table = base ? base->get_table(TABLE_VERSION) : NULL;
  if (!table) {
    say(error, "the library is no ONNX Runtime that knows the interface in use");
    dlclose(handle);
    return NULL;
  }
  struct uk_onnx *runtime = calloc(1, sizeof *runtime);
  if (!runtime) {
    say(error, "out of memory");
    return NULL;
  }
  runtime->table = table;
  runtime->version = base->get_version();
  if (failed(runtime,
             CALL(runtime, CREATE_ENV, int, const char *, void **)(LOG_ERRORS, "uketsuke",
                                                                   &runtime->environment),
             error) ||
      failed(runtime,
             CALL(runtime, CREATE_CPU_MEMORY_INFO, int, int, void **)(
                 ARENA_ALLOCATOR, DEFAULT_MEMORY, &runtime->memory),
             error) ||
      failed(runtime, CALL(runtime, GET_DEFAULT_ALLOCATOR, void **)(&runtime->allocator), error)) {
    uk_onnx_close(runtime);
    return NULL;
  }
  return runtime;
}

void uk_onnx_close(struct uk_onnx *runtime) {
  if (!runtime) return;
  if (runtime->memory) FREE(runtime, RELEASE_MEMORY_INFO, runtime->memory);
  if (runtime->environment) FREE(runtime, RELEASE_ENV, runtime->environment);
  free(runtime);
}

const char *uk_onnx_version(const struct uk_onnx *runtime) { return runtime->version; }

// A string of the runtime's own allocator as one of malloc's.
static char *taken(struct uk_onnx *runtime, char *text) {
  if (!text) return NULL;
  char *copy = strdup(text);
  status state = CALL(runtime, ALLOCATOR_FREE, void *, void *)(runtime->allocator, text);
  failed(runtime, state, NULL);
  return copy;
}

static char *name_of(struct uk_onnx *runtime, void *session, enum place place, char **error) {
  char *name = NULL;
  status state =
      CALL(runtime, place, void *, size_t, void *, char **)(session, 0, runtime->allocator, &name);
  return failed(runtime, state, error) ? NULL : taken(runtime, name);
}

struct uk_onnx_model *uk_onnx_load(struct uk_onnx *runtime, const char *path, char **error) {
  struct uk_onnx_model *model = calloc(1, sizeof *model);
  void *options = NULL;
  if (!model) {
    say(error, "out of memory");
    return NULL;
  }
  model->runtime = runtime;
  int bad =
      failed(runtime, CALL(runtime, CREATE_SESSION_OPTIONS, void **)(&options), error) ||
      failed(runtime, CALL(runtime, SET_INTRA_OP_THREADS, void *, int)(options, 1), error) ||
      failed(runtime, CALL(runtime, SET_INTER_OP_THREADS, void *, int)(options, 1), error) ||
      // Lines are of all widths: memory kept ready for each would be more than the models themselves.
      failed(runtime, CALL(runtime, DISABLE_MEMORY_PATTERN, void *)(options), error) ||
      failed(runtime, CALL(runtime, DISABLE_ARENA, void *)(options), error) ||
      failed(runtime,
             CALL(runtime, SET_GRAPH_OPTIMIZATION, void *, int)(options, OPTIMIZE_ALL), error) ||
      failed(runtime,
             CALL(runtime, CREATE_SESSION, void *, const char *, void *, void **)(
                 runtime->environment, path, options, &model->session),
             error);
  if (options) FREE(runtime, RELEASE_SESSION_OPTIONS, options);
  if (!bad) {
    model->input = name_of(runtime, model->session, SESSION_GET_INPUT_NAME, error);
    if (model->input) {
      model->output = name_of(runtime, model->session, SESSION_GET_OUTPUT_NAME, error);
    }
  }
  if (bad || !model->output) {
    uk_onnx_unload(model);
    return NULL;
  }
  return model;
}

void uk_onnx_unload(struct uk_onnx_model *model) {
  if (!model) return;
  if (model->session) FREE(model->runtime, RELEASE_SESSION, model->session);
  free(model->input);
  free(model->output);
  free(model);
}

char *uk_onnx_metadata(struct uk_onnx_model *model, const char *key) {
  struct uk_onnx *runtime = model->runtime;
  void *metadata = NULL;
  char *value = NULL;
  if (failed(runtime,
             CALL(runtime, GET_MODEL_METADATA, void *, void **)(model->session, &metadata), NULL)) {
    return NULL;
  }
  status state = CALL(runtime, LOOK_UP_METADATA, void *, void *, const char *, char **)(
      metadata, runtime->allocator, key, &value);
  if (failed(runtime, state, NULL)) value = NULL;
  FREE(runtime, RELEASE_MODEL_METADATA, metadata);
  return taken(runtime, value);
}

// The shape and values of a tensor.
static int describe(struct uk_onnx *runtime, void *tensor, struct uk_onnx_output *output,
                    char **error) {
  void *shape = NULL;
  void *values = NULL;
  int bad =
      failed(runtime, CALL(runtime, GET_TENSOR_SHAPE, void *, void **)(tensor, &shape), error) ||
      failed(runtime,
             CALL(runtime, GET_DIMENSIONS_COUNT, void *, size_t *)(shape, &output->rank), error);
  if (!bad && output->rank > UK_ONNX_RANK) {
    say(error, "the output has too many dimensions");
    bad = 1;
  }
  bad = bad ||
        failed(runtime,
               CALL(runtime, GET_DIMENSIONS, void *, int64_t *, size_t)(shape, output->shape,
                                                                        output->rank),
               error) ||
        failed(runtime, CALL(runtime, GET_ELEMENT_COUNT, void *, size_t *)(shape, &output->count),
               error) ||
        failed(runtime, CALL(runtime, GET_TENSOR_DATA, void *, void **)(tensor, &values), error);
  if (shape) FREE(runtime, RELEASE_SHAPE, shape);
  output->values = values;
  output->owner = tensor;
  return bad;
}

int uk_onnx_run(struct uk_onnx_model *model, const float *input, const int64_t *shape, size_t rank,
                struct uk_onnx_output *output, char **error) {
  struct uk_onnx *runtime = model->runtime;
  size_t count = 1;
  for (size_t index = 0; index < rank; index++) count *= (size_t)shape[index];
  void *given = NULL;
  void *made = NULL;
  memset(output, 0, sizeof *output);
  // The runtime takes the input as it is and does not write to it.
  status state = CALL(runtime, CREATE_TENSOR_WITH_DATA, void *, const void *, size_t,
                      const int64_t *, size_t, int, void **)(
      runtime->memory, input, count * sizeof *input, shape, rank, FLOATS, &given);
  if (failed(runtime, state, error)) return 1;
  const char *inputs[] = {model->input};
  const char *outputs[] = {model->output};
  const void *values[] = {given};
  state = CALL(runtime, RUN, void *, void *, const char *const *, const void *const *, size_t,
               const char *const *, size_t, void **)(model->session, NULL, inputs, values, 1,
                                                     outputs, 1, &made);
  FREE(runtime, RELEASE_VALUE, given);
  if (failed(runtime, state, error)) return 1;
  if (describe(runtime, made, output, error)) {
    FREE(runtime, RELEASE_VALUE, made);
    memset(output, 0, sizeof *output);
    return 1;
  }
  return 0;
}

void uk_onnx_release(struct uk_onnx_model *model, struct uk_onnx_output *output) {
  if (output->owner) FREE(model->runtime, RELEASE_VALUE, output->owner);
  memset(output, 0, sizeof *output);
}
