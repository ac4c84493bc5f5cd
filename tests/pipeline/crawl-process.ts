import { crawlOnce, smallWorld } from './small-world.ts';

// A crawl as a process of its own, to be killed: says a line after each task's end.
const [, , dataFolder = '', origin = ''] = process.argv;
try {
  const world = await smallWorld(dataFolder, origin);
  process.stdout.write('started\n');
  await crawlOnce(world, { onEnd: ({ task }) => process.stdout.write(`${task.stage}\n`) });
  await world.close();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
