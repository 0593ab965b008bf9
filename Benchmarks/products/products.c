// The yardstick of Benchmarks/mmd.sh: the bare matrix products of an MMD with the library that the tool uses.
// usage: products N D B THREADS. Prints seconds: X·Xᵀ + Y·Yᵀ + X·Yᵀ, a block at a time into one buffer; and the kernel matrix of 2N times 2N by B indicators.
#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

void openblas_set_num_threads(int);

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

static float *numbers(size_t count) {
    float *a = malloc(count * sizeof(float));
    if (!a) exit(1);
    for (size_t i = 0; i < count; i++) a[i] = (float)rand() / (float)RAND_MAX - 0.5f;
    return a;
}

int main(int argc, char **argv) {
    if (argc != 5) return 64;
    int n = atoi(argv[1]), d = atoi(argv[2]), b = atoi(argv[3]), block = 2000;
    openblas_set_num_threads(atoi(argv[4]));
    float *x = numbers((size_t)n * d), *y = numbers((size_t)n * d), *c = numbers((size_t)block * n);
    const float *pairs[3][2] = {{x, x}, {y, y}, {x, y}};
    double start = now();
    for (int p = 0; p < 3; p++)
        for (int i = 0; i < n; i += block) {
            int rows = n - i < block ? n - i : block;
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, n, d, 1, pairs[p][0] + (size_t)i * d, d, pairs[p][1], d, 0, c, n);
        }
    double grams = now() - start;
    double product = 0;
    if (b > 0) {
        float *w = numbers((size_t)n * b), *out = numbers((size_t)block * b);
        start = now();
        // Four times N by N by B: the whole pooled matrix.
        for (int part = 0; part < 4; part++)
            for (int i = 0; i < n; i += block) {
                int rows = n - i < block ? n - i : block;
                cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, b, n, 1, c, n, w, b, 0, out, b);
            }
        product = now() - start;
    }
    printf("%.4f %.4f\n", grams, product);
    return 0;
}
