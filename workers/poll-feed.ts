import { processorOf } from './open-worker.ts';

/** BullMQ processor of the stage `poll-source`. */
export default processorOf('poll-source');
