import { BaseSequencer, type TestSpecification } from 'vitest/node';

// What waits for clocks, or starts one process after the other, takes longest, however few lines it has.
const LONG =
  /(crash|outage|large-file|full-disk|receive-mail|killed|main|team|send-mail|real-mail-story|two-servers)\.(test|as-root|e2e)\.ts$/;

/** The longest begin first, so that none of them runs on alone when all others are done. Vitest takes a class. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const by_size = await super.sort(files);
    const isLong = (file: TestSpecification) => LONG.test(file.moduleId);
    return [...by_size.filter(isLong), ...by_size.filter((file) => !isLong(file))];
  }
}
