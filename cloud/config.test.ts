import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

const whole = {
  CLOUD_MODE: 'production',
  CLOUD_URL: 'https://desk.example',
  CLOUD_SECRET: 'k'.repeat(40),
  LICENCE_KEY: Buffer.from(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64'),
  DATABASE_URL: 'postgres://desk@db.example/desk',
  MAIL_SMTP_URL: 'smtps://user:secret@mail.example',
  MAIL_FROM: 'Session Desk <desk@desk.example>',
  CLOUD_OPERATOR: 'Willow Software Ltd, 1 Mill Lane, Leeds',
  CLOUD_CONTACT: 'privacy@desk.example',
  CLOUD_TRUSTED_PROXIES: '1',
};

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('with nothing set a laptop runs it, and an empty line means "not set"', () => {
  const plain = readConfig({});
  expect(plain).toMatchObject({
    mode: 'development',
    secret: null,
    mail: { kind: 'outbox' },
    database: { kind: 'embedded', folder: '.cloud/database' },
  });
  expect(readConfig({ DATABASE_URL: '', CLOUD_PORT: '' })).toEqual(plain);
});

test('production names everything that is missing at once, with its reason', () => {
  expect(problemsOf({ CLOUD_MODE: 'production' })).toEqual([
    'CLOUD_URL is wanted: links in mails begin with it',
    'CLOUD_SECRET is wanted: sessions are signed with it',
    'LICENCE_KEY is wanted: licences are signed with it',
    'DATABASE_URL is wanted: the embedded database is for one computer alone',
    'MAIL_SMTP_URL is wanted: without mail nobody can confirm an address',
    'CLOUD_OPERATOR is wanted: the privacy page names who answers for what is kept',
    'CLOUD_CONTACT is wanted: the privacy page says whom to write to',
    'CLOUD_TRUSTED_PROXIES is wanted: without it all visitors behind a proxy count as one; 0 where none stands in front',
  ]);
  expect(problemsOf(whole)).toEqual([]);
  expect(problemsOf({ ...whole, CLOUD_URL: 'http://desk.example' })).toEqual(['CLOUD_URL begins with https:// in production']);
  expect([readConfig(whole).trustedProxies, readConfig({}).trustedProxies]).toEqual([1, 0]);
  expect(readConfig({ ...whole, CLOUD_TRUSTED_PROXIES: '0' }).trustedProxies, 'none, said').toBe(0);
  expect(problemsOf({ ...whole, MAIL_FROM: '' })).toEqual(['MAIL_FROM is wanted: mails carry it as their sender']);
});

test.each([
  ['CLOUD_PORT', 'eighty'],
  ['CLOUD_PORT', '70000'],
  ['CLOUD_MODE', 'staging'],
  ['CLOUD_SECRET', 'too short a secret'],
  ['CLOUD_SECRET_BEFORE', `${'k'.repeat(40)}, too short`],
  ['DATABASE_URL', 'mysql://root:hunter2@db.example/x'],
  ['LICENCE_KEY', 'bm90IGEga2V5'],
  ['LICENCE_KEY', Buffer.from(generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' })).toString('base64')],
  ['MAIL_SMTP_URL', 'imap://a:hunter2@b'],
  ['CLOUD_TRUSTED_PROXIES', '-1'],
  ['CLOUD_COUNTRY_HEADER', 'not a header'],
  ['CLOUD_OWNERS', 'ada@probe.example, nobody'],
  ['CLOUD_CONTACT', 'write to us'],
  ['CLOUD_OPERATOR', 'x'.repeat(301)],
  ['MAIL_POSTMARK_SECRET', 'too short'],
  ['MAIL_RESEND_SECRET', 'c2VjcmV0IHNlY3JldCBzZWNyZXQ='],
])('%s=%s is refused by its name, and its value is never said', (name, value) => {
  const problems = problemsOf({ ...whole, [name]: value });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(new RegExp(`^${name} `));
  expect(problems.join()).not.toContain(value);
});
