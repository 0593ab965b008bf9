#include "ctraining.h"

#include <stddef.h>

// Vectors are passed between functions that are always inlined, so that no calling convention is met.
#pragma clang diagnostic ignored "-Wpsabi"

// Vectors of the language's extension, which each set of instructions makes of what it has. Alignment is that of the numbers: they lie in Swift's arrays.
typedef float lanes __attribute__((vector_size(64), aligned(4)));
typedef float half __attribute__((vector_size(32), aligned(4)));
typedef double wide __attribute__((vector_size(64), aligned(8)));
typedef int64_t whole __attribute__((vector_size(64), aligned(8)));
typedef uint8_t eight __attribute__((vector_size(8), aligned(1)));

#define NAME(x) baseline_##x
#define TARGET
#include "kernels.inc"

#if defined(__x86_64__)
#define NAME(x) avx2_##x
#define TARGET __attribute__((target("avx2,fma")))
#include "kernels.inc"

#define NAME(x) avx512_##x
#define TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,fma")))
#include "kernels.inc"

static int level(void) {
    static int known = -1;
    int found = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (found < 0) {
        __builtin_cpu_init();
        found = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
                && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma")
            ? 2
            : __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") ? 1 : 0;
        __atomic_store_n(&known, found, __ATOMIC_RELAXED);
    }
    return found;
}

#define CALL(x, ...)                                                                                                                     \
    switch (level()) {                                                                                                                   \
    case 2: avx512_##x(__VA_ARGS__); break;                                                                                              \
    case 1: avx2_##x(__VA_ARGS__); break;                                                                                                \
    default: baseline_##x(__VA_ARGS__);                                                                                                  \
    }
#else
static int level(void) { return 0; }
#define CALL(x, ...) baseline_##x(__VA_ARGS__)
#endif

const char *patcorpus_training_instructions(void) { return level() == 2 ? "avx512" : level() == 1 ? "avx2" : "baseline"; }

void patcorpus_panel_forward(const patcorpus_sparse *x, const int32_t *rows, int64_t count, const float *weights, float *z) {
    CALL(forward, x, rows, count, weights, z);
}

void patcorpus_panel_backward(const patcorpus_sparse *x, const int32_t *rows, int64_t count, const float *g, float *gradient) {
    CALL(backward, x, rows, count, g, gradient);
}

void patcorpus_panel_squares(const patcorpus_sparse *x, int64_t count, const float *h, float *diagonal) {
    CALL(squares, x, count, h, diagonal);
}

void patcorpus_lane_dot(int64_t rows, const float *a, const float *b, double *sums) { CALL(lane_dot, rows, a, b, sums); }

void patcorpus_lane_add(int64_t rows, const double *factors, const float *x, float *y) { CALL(lane_add, rows, factors, x, y); }

void patcorpus_lane_turn(int64_t rows, const double *factors, const float *x, float *y) { CALL(lane_turn, rows, factors, x, y); }

void patcorpus_multiply(int64_t count, const float *x, const float *z, float *y) { CALL(multiply, count, x, z, y); }

void patcorpus_divide(int64_t count, const float *x, const float *z, float *y) { CALL(divide, count, x, z, y); }

void patcorpus_scale(int64_t count, float factor, const float *x, float *y) { CALL(scale, count, factor, x, y); }

void patcorpus_loss_gradient(
    const patcorpus_loss *loss, const int32_t *rows, int64_t count, int64_t width, int64_t stride, const float *z, const uint8_t *y,
    double *values, float *gradient) {
    CALL(loss_gradient, loss, rows, count, width, stride, z, y, values, gradient);
}

void patcorpus_loss_curvature(
    const patcorpus_loss *loss, int64_t count, int64_t width, int64_t stride, const float *z, const uint8_t *y, double floor,
    float *curvature) {
    CALL(loss_curvature, loss, count, width, stride, z, y, floor, curvature);
}

void patcorpus_adamw(
    int64_t count, float *weights, float *gradient, float *first, float *second, float rate, float beta1, float beta2, float epsilon,
    float correction1, float correction2, float decay) {
    CALL(adamw, count, weights, gradient, first, second, rate, beta1, beta2, epsilon, correction1, correction2, decay);
}

void patcorpus_rectify(int64_t rows, int64_t width, const float *intercepts, float *z) { CALL(rectify, rows, width, intercepts, z); }

void patcorpus_add_intercepts(int64_t rows, int64_t width, const float *intercepts, float *z) {
    CALL(add_intercepts, rows, width, intercepts, z);
}

void patcorpus_rectify_gradient(int64_t count, const float *activation, float *gradient) {
    CALL(rectify_gradient, count, activation, gradient);
}

void patcorpus_column_sums(int64_t rows, int64_t width, const float *z, float *sums) { CALL(column_sums, rows, width, z, sums); }
