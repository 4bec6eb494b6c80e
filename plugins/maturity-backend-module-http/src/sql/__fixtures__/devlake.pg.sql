-- Tables of the domain layer of Apache DevLake, as its models declare them for PostgreSQL:
-- backend/core/models/project.go and backend/core/models/domainlayer/ of
-- github.com/apache/incubator-devlake at 420e494b4ede9a16c4bfb59de099c797bcd7f5f1.
-- Only the columns that the models name themselves.
CREATE TABLE projects (
  name varchar(255) NOT NULL PRIMARY KEY,
  description text,
  created_at timestamptz,
  updated_at timestamptz
);
CREATE TABLE project_mapping (
  project_name varchar(255) NOT NULL,
  "table" varchar(255) NOT NULL,
  row_id varchar(255) NOT NULL,
  created_at timestamptz,
  updated_at timestamptz,
  PRIMARY KEY (project_name, "table", row_id)
);
CREATE TABLE cicd_deployments (
  id varchar(255) NOT NULL PRIMARY KEY,
  cicd_scope_id varchar(255),
  name text,
  display_title text,
  url text,
  result varchar(100),
  status varchar(100),
  original_status varchar(100),
  original_result varchar(100),
  environment varchar(255),
  original_environment varchar(255),
  created_date timestamptz,
  queued_date timestamptz,
  started_date timestamptz,
  finished_date timestamptz,
  duration_sec numeric,
  queued_duration_sec numeric,
  subtask_name varchar(255),
  created_at timestamptz,
  updated_at timestamptz
);
CREATE TABLE incidents (
  id varchar(255) NOT NULL PRIMARY KEY,
  url varchar(255),
  incident_key varchar(255),
  title text,
  description text,
  status varchar(100),
  original_status varchar(100),
  resolution_date timestamptz,
  created_date timestamptz,
  updated_date timestamptz,
  lead_time_minutes bigint,
  original_estimate_minutes bigint,
  time_spent_minutes bigint,
  time_remaining_minutes bigint,
  creator_id varchar(255),
  creator_name varchar(255),
  parent_incident_id varchar(255),
  priority varchar(255),
  severity varchar(255),
  urgency varchar(255),
  component varchar(255),
  original_project varchar(255),
  "table" varchar(255),
  scope_id varchar(255),
  assignee_id varchar(255),
  assignee_name varchar(255),
  created_at timestamptz,
  updated_at timestamptz
);
CREATE TABLE project_pr_metrics (
  id varchar(255) NOT NULL,
  project_name varchar(100) NOT NULL,
  first_commit_sha text,
  pr_coding_time bigint,
  first_review_id text,
  pr_pickup_time bigint,
  pr_review_time bigint,
  deployment_commit_id text,
  pr_deploy_time bigint,
  pr_cycle_time bigint,
  first_commit_authored_date timestamptz,
  first_comment_date timestamptz,
  pr_created_date timestamptz,
  pr_merged_date timestamptz,
  pr_deployed_date timestamptz,
  created_at timestamptz,
  updated_at timestamptz,
  PRIMARY KEY (id, project_name)
);
CREATE INDEX idx_cicd_deployments_cicd_scope_id ON cicd_deployments (cicd_scope_id);
CREATE INDEX idx_table_scope_id ON incidents ("table", scope_id);
