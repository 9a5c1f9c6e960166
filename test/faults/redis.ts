/** A Redis of a test's own: on a free port of this machine, in a folder of its own, ended with the test. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TestRedis {
  readonly address: string;
  /** Ends it without warning, and starts it again on the same port with what its append-only file holds. */
  restart(): Promise<void>;
  /** Names of everything that stands in it. */
  keys(): string[];
  stop(): Promise<void>;
}

export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  const folder = mkdtempSync(path.join(tmpdir(), 'onward-redis-'));
  let server = await start(port, folder);
  const kill = async (): Promise<void> => {
    const gone = new Promise((resolve) => server.on('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };
  return {
    address: `redis://127.0.0.1:${port}`,
    async restart() {
      await kill();
      server = await start(port, folder);
    },
    keys: () =>
      spawnSync('redis-cli', ['-p', String(port), 'keys', '*'], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n'),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function start(port: number, folder: string): Promise<ChildProcess> {
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    appendonly: 'yes',
    appendfsync: 'always',
    save: '',
  };
  const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn('redis-server', words, { stdio: 'ignore' });
  const failed = new Promise<never>((_, reject) => server.on('error', reject));
  for (let tries = 0; tries < 600; tries++) {
    if (await Promise.race([answers(port), failed])) return server;
    await sleep(100);
  }
  throw new Error('redis-server does not start');
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (found: boolean) => {
      socket.destroy();
      resolve(found);
    };
    socket.on('data', (bytes) => end(bytes.toString().startsWith('+PONG')));
    socket.on('error', () => end(false));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
