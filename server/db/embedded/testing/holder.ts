import { startEmbedded } from '../index.ts';

// A server's process as far as the database is concerned: starts it on the folder named, says how it went as a line of
// JSON, and leaves it when its input ends or a signal asks for it.
const dataDir = process.argv[2] ?? '';
const tell = (message: object) => console.log(JSON.stringify(message));

try {
  const embedded = await startEmbedded({ dataDir, say: (line) => tell({ said: line }) });
  const leave = async () => {
    await embedded.stop();
    process.exit(0);
  };
  process.on('SIGTERM', leave);
  process.stdin.on('end', leave).resume();
  // Last: whoever reads it may send the signal at once.
  tell({ url: embedded.url, adopted: embedded.adopted });
} catch (error) {
  tell({ failed: (error as Error).message, name: (error as Error).constructor.name });
  process.exit(1);
}
