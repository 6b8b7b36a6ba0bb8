import { test } from './fixtures.ts';
import { walkThroughSample } from './sample-walk.ts';

test('clock, invoice and pension form are reached from the first screen, by the walk that the packed app is tested with', async ({
  app,
}) => {
  await walkThroughSample(app.page);
});
