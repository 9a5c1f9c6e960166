#!/usr/bin/env bash
# sbatch docs/guides/examples/slurm.sh: sixteen tasks, each with four threads, on a file system that all nodes see.
# A task that is killed or requeued goes on where it was. The last one to end merges: see the second job below.
#SBATCH --job-name=onward
#SBATCH --array=1-16
#SBATCH --cpus-per-task=4
#SBATCH --mem-per-cpu=1G
#SBATCH --time=01:00:00
#SBATCH --requeue
set -euo pipefail

scenario="${SCENARIO:-scenarios/kazakhstan-2022.yaml}"
folder="${FOLDER:-reports/kazakhstan-2022-slurm}"

npx onward run "$scenario" --replications "${REPLICATIONS:-400}" --jobs "${SLURM_CPUS_PER_TASK:-1}" \
  --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --out "$folder" --resume

# When all tasks have ended:
#   sbatch --dependency=afterok:JOB --wrap "npx onward merge $scenario $folder"
