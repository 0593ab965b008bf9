// OpenBLAS, loaded when it is first asked for.
//
// A program that is linked with it starts its threads, which spin before they sleep, whatever the program does: a tenth of the time of a short verb. Here are
// the routines that we use, with the interfaces of CBLAS and LAPACK; each passes its arguments on to the library.
#ifndef PATCORPUS_COPENBLAS_H
#define PATCORPUS_COPENBLAS_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

// Loads the library and finds the routines. NULL, or why that cannot be; the routines below may only be called after it gave NULL.
const char *patcorpus_openblas_load(void);

// The values are the standard's.
enum CBLAS_ORDER { CblasRowMajor = 101, CblasColMajor = 102 };
enum CBLAS_TRANSPOSE { CblasNoTrans = 111, CblasTrans = 112 };
enum CBLAS_UPLO { CblasUpper = 121, CblasLower = 122 };

void cblas_sgemm(
    enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE transa, enum CBLAS_TRANSPOSE transb, int m, int n, int k, float alpha, const float *a,
    int lda, const float *b, int ldb, float beta, float *c, int ldc);
void cblas_dgemm(
    enum CBLAS_ORDER order, enum CBLAS_TRANSPOSE transa, enum CBLAS_TRANSPOSE transb, int m, int n, int k, double alpha, const double *a,
    int lda, const double *b, int ldb, double beta, double *c, int ldc);
void cblas_ssyrk(
    enum CBLAS_ORDER order, enum CBLAS_UPLO uplo, enum CBLAS_TRANSPOSE trans, int n, int k, float alpha, const float *a, int lda, float beta,
    float *c, int ldc);
void cblas_dsyrk(
    enum CBLAS_ORDER order, enum CBLAS_UPLO uplo, enum CBLAS_TRANSPOSE trans, int n, int k, double alpha, const double *a, int lda,
    double beta, double *c, int ldc);

void openblas_set_num_threads(int count);
char *openblas_get_corename(void);

// LAPACK's routines have their Fortran names; the lengths of the character arguments come last, as gfortran passes them.
void dsyevd_(
    const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work, const int *lwork, int *iwork,
    const int *liwork, int *info, size_t jobz_length, size_t uplo_length);
void sgeqrf_(const int *m, const int *n, float *a, const int *lda, float *tau, float *work, const int *lwork, int *info);
void sorgqr_(const int *m, const int *n, const int *k, float *a, const int *lda, const float *tau, float *work, const int *lwork, int *info);
void dgesdd_(
    const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u, const int *ldu, double *vt,
    const int *ldvt, double *work, const int *lwork, int *iwork, int *info, size_t jobz_length);
void dposv_(
    const char *uplo, const int *n, const int *nrhs, double *a, const int *lda, double *b, const int *ldb, int *info, size_t uplo_length);

#ifdef __cplusplus
}
#endif

#endif
