import { processorOf } from './open-worker.ts';

/** BullMQ processor of the stage `fetch-page`. */
export default processorOf('fetch-page');
