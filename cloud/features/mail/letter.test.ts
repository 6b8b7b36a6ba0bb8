import { expect, test } from 'vitest';
import { writeLetter } from './letter.ts';

const hostile = `Ada <img src=x onerror=alert(1)> & "Co"`;

test('what people typed is text in both parts, and cannot add a header', async () => {
  const { subject, plain, html } = await writeLetter(
    {
      subject: `Hello\r\nBcc: all@probe.example`,
      paragraphs: [`Hello ${hostile},`],
      action: { label: 'Go', href: 'https://desk.example/?a=1&b="2"' },
      after: ['Until tomorrow.'],
    },
    { leaveUrl: null, operator: null },
  );
  expect(subject).toBe('Hello Bcc: all@probe.example');
  expect(plain).toBe(`Hello ${hostile},\n\nGo:\nhttps://desk.example/?a=1&b="2"\n\nUntil tomorrow.\n\nSession Desk\n`);
  expect(html).toContain('Hello Ada &lt;img src=x onerror=alert(1)&gt; &amp; &quot;Co&quot;,');
  expect(html).toContain('href="https://desk.example/?a=1&amp;b=&quot;2&quot;"');
  expect(html).not.toContain('<img');
});

test('a mail loads nothing, begins its preview with what it is about, writes out where its button leads, and ends only what was asked for', async () => {
  const letter = { subject: 'S', paragraphs: ['Hello Ada,', 'Please confirm.'], action: { label: 'Go', href: 'https://desk.example/go' } };
  const { html } = await writeLetter(letter, { leaveUrl: null, operator: null });
  expect(html).not.toMatch(/\ssrc=|url\(|<link|@import/);
  const words = html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  expect(words).toBe('Please confirm. Session Desk Hello Ada, Please confirm. Go The button leads to: https://desk.example/go');

  const news = await writeLetter(letter, {
    leaveUrl: 'https://desk.example/unsubscribe?token=x',
    operator: 'Willow & Sons Ltd, 1 Mill Lane, Leeds',
  });
  expect(news.html).toContain('href="https://desk.example/unsubscribe?token=x"');
  expect(news.plain).toContain('\n\nSession Desk\n\nFrom Willow & Sons Ltd, 1 Mill Lane, Leeds\n\n');
  expect(news.html).toContain('From Willow &amp; Sons Ltd, 1 Mill Lane, Leeds');
  expect(news.plain).toMatch(/Stop them:\nhttps:\/\/desk\.example\/unsubscribe\?token=x\n$/);
});
