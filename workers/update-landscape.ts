import { processorOf } from './open-worker.ts';

/** BullMQ processor of the stage `update-landscape`. */
export default processorOf('update-landscape');
