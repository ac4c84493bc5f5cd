export interface ScheduleOrderTable {
  source_id: string;
  body: string;
  lifted_by: string | null;
  lifted_at: number | null;
}

export interface TaskTryTable {
  key: string;
  at: number;
  attempt: number;
  source_id: string;
  outcome: string;
  error: string;
}

export interface AlertTable {
  name: string;
  body: string;
}

/** The tables that operating needs. */
export interface OperationsTables {
  schedule_orders: ScheduleOrderTable;
  task_tries: TaskTryTable;
  alerts: AlertTable;
}
