import { env } from 'node:process';

// For a container's own look at itself: ends with 0 while the service beside it answers that it lives.
const port = env['CLOUD_PORT'] ?? '8787';
const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(4_000) }).catch(() => null);
process.exitCode = answer?.ok ? 0 : 1;
