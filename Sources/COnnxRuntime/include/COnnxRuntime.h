// The part of ONNX Runtime that reading needs, behind calls that Swift can make.
//
// The runtime is loaded by dlopen, so that programs build and run without it. Its C interface is a
// table of functions whose order is fixed by promise from version to version; onnx.c names the
// places in use. One thread at a time uses a runtime and its models.
//
// Where a call fails it returns NULL (or a value other than 0) and stores a message in `error`,
// which the caller frees with free().
#ifndef UKETSUKE_CONNXRUNTIME_H
#define UKETSUKE_CONNXRUNTIME_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

struct uk_onnx;
struct uk_onnx_model;

// Most dimensions of an output.
#define UK_ONNX_RANK 8

// The values of a model's first output. They live until uk_onnx_release.
struct uk_onnx_output {
  const float *values;
  size_t count;
  int64_t shape[UK_ONNX_RANK];
  size_t rank;
  void *owner;
};

// Loads the shared library of the runtime, which stays loaded for the life of the process.
struct uk_onnx *uk_onnx_open(const char *library, char **error);
// Frees the environment; all models must be gone.
void uk_onnx_close(struct uk_onnx *runtime);
// Such as "1.32.0"; lives as long as the runtime.
const char *uk_onnx_version(const struct uk_onnx *runtime);

// Loads a model for one thread.
struct uk_onnx_model *uk_onnx_load(struct uk_onnx *runtime, const char *path, char **error);
void uk_onnx_unload(struct uk_onnx_model *model);
// What the model says of itself under a key, to be freed with free(); NULL where it says nothing.
char *uk_onnx_metadata(struct uk_onnx_model *model, const char *key);

// Runs the model with its one input of floats. Returns 0 and fills `output`, or fails.
int uk_onnx_run(struct uk_onnx_model *model, const float *input, const int64_t *shape, size_t rank,
                struct uk_onnx_output *output, char **error);
void uk_onnx_release(struct uk_onnx_model *model, struct uk_onnx_output *output);

#ifdef __cplusplus
}
#endif
#endif
