/** A part made by others that is shipped with the app, and the licence its makers gave it. */
export interface Licence {
  readonly name: string;
  /** SPDX name. */
  readonly licence: string;
}

/** All packages the app runs on, by name; licences.test.ts compares them with what is installed. */
export const licences: readonly Licence[] = [
  { name: '@fontsource-variable/inter', licence: 'OFL-1.1' },
  { name: '@hono/node-server', licence: 'MIT' },
  { name: '@mantine/core', licence: 'MIT' },
  { name: '@mantine/dates', licence: 'MIT' },
  { name: '@mantine/form', licence: 'MIT' },
  { name: '@mantine/hooks', licence: 'MIT' },
  { name: '@mantine/notifications', licence: 'MIT' },
  { name: '@mantine/schedule', licence: 'MIT' },
  { name: '@mantine/spotlight', licence: 'MIT' },
  { name: '@napi-rs/keyring', licence: 'MIT' },
  { name: '@orpc/client', licence: 'MIT' },
  { name: '@orpc/contract', licence: 'MIT' },
  { name: '@orpc/server', licence: 'MIT' },
  { name: '@orpc/tanstack-query', licence: 'MIT' },
  { name: '@tabler/icons-react', licence: 'MIT' },
  { name: '@tanstack/react-query', licence: 'MIT' },
  { name: '@tanstack/react-router', licence: 'MIT' },
  { name: 'better-sqlite3', licence: 'MIT' },
  { name: 'dayjs', licence: 'MIT' },
  { name: 'drizzle-orm', licence: 'Apache-2.0' },
  { name: 'hono', licence: 'MIT' },
  { name: 'ipaddr.js', licence: 'MIT' },
  { name: 'react', licence: 'MIT' },
  { name: 'react-dom', licence: 'MIT' },
  { name: 'temporal-polyfill', licence: 'MIT' },
  { name: 'ws', licence: 'MIT' },
  { name: 'zod', licence: 'MIT' },
];
