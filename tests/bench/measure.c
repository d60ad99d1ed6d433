/*
 * Times a command as a whole: measure RUNS COMMAND...
 *
 * Runs it once unmeasured, then RUNS times; prints "WALL_MS CPU_MS PEAK_KIB", medians of wall and
 * CPU time and the largest memory of any single process. The command's output goes to /dev/null,
 * its messages to stderr only when it fails. Exit status 1 if a run fails.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_RUNS = 101 };

static double now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double cpu_ms(const struct rusage *usage)
{
    return (double)(usage->ru_utime.tv_sec + usage->ru_stime.tv_sec) * 1e3 +
           (double)(usage->ru_utime.tv_usec + usage->ru_stime.tv_usec) / 1e3;
}

static void become(char **command)
{
    int null = open("/dev/null", O_RDWR | O_CLOEXEC);
    if (null >= 0) {
        dup2(null, STDIN_FILENO);
        dup2(null, STDOUT_FILENO);
    }
    execvp(command[0], command);
    fprintf(stderr, "measure: %s: %s\n", command[0], strerror(errno));
    _exit(127);
}

/* Peak memory of the largest process of the command's tree, in *peak_kib. */
static int run(char **command, double *wall, double *cpu, long *peak_kib)
{
    double start = now_ms();
    pid_t child = fork();
    if (child == 0) {
        become(command);
    }
    int status;
    struct rusage usage;
    if (child < 0 || wait4(child, &status, 0, &usage) < 0) {
        return -1;
    }
    *wall = now_ms() - start;
    *cpu = cpu_ms(&usage);
    *peak_kib = usage.ru_maxrss > *peak_kib ? usage.ru_maxrss : *peak_kib;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? 0 : -1;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a;
    double right = *(const double *)b;
    return (left > right) - (left < right);
}

int main(int argc, char **argv)
{
    int n_runs = argc > 2 ? atoi(argv[1]) : 0;
    double wall[MAX_RUNS];
    double cpu[MAX_RUNS];
    double ignored_wall;
    double ignored_cpu;
    long peak = 0;
    if (n_runs < 1 || n_runs > MAX_RUNS) {
        fprintf(stderr, "usage: measure RUNS COMMAND...\n");
        return 64;
    }
    int status = run(argv + 2, &ignored_wall, &ignored_cpu, &peak);
    for (int i = 0; i < n_runs && status == 0; i++) {
        status = run(argv + 2, &wall[i], &cpu[i], &peak);
    }
    if (status != 0) {
        return EXIT_FAILURE;
    }
    qsort(wall, (size_t)n_runs, sizeof *wall, compare);
    qsort(cpu, (size_t)n_runs, sizeof *cpu, compare);
    printf("%.1f %.1f %ld\n", wall[n_runs / 2], cpu[n_runs / 2], peak);
    return EXIT_SUCCESS;
}
