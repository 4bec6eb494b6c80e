-- Tables of the domain layer of Apache DevLake, as its models declare them for MySQL:
-- backend/core/models/project.go and backend/core/models/domainlayer/ of
-- github.com/apache/incubator-devlake at 420e494b4ede9a16c4bfb59de099c797bcd7f5f1.
-- Only the columns that the models name themselves.
CREATE TABLE projects (
  name varchar(255) NOT NULL PRIMARY KEY,
  description text,
  created_at datetime(3),
  updated_at datetime(3)
);
CREATE TABLE project_mapping (
  project_name varchar(255) NOT NULL,
  `table` varchar(255) NOT NULL,
  row_id varchar(255) NOT NULL,
  created_at datetime(3),
  updated_at datetime(3),
  PRIMARY KEY (project_name, `table`, row_id)
);
CREATE TABLE cicd_deployments (
  id varchar(255) NOT NULL PRIMARY KEY,
  cicd_scope_id varchar(255),
  name text,
  display_title longtext,
  url longtext,
  result varchar(100),
  status varchar(100),
  original_status varchar(100),
  original_result varchar(100),
  environment varchar(255),
  original_environment varchar(255),
  created_date datetime(3),
  queued_date datetime(3),
  started_date datetime(3),
  finished_date datetime(3),
  duration_sec double,
  queued_duration_sec double,
  subtask_name varchar(255),
  created_at datetime(3),
  updated_at datetime(3),
  KEY idx_cicd_deployments_cicd_scope_id (cicd_scope_id)
);
CREATE TABLE incidents (
  id varchar(255) NOT NULL PRIMARY KEY,
  url varchar(255),
  incident_key varchar(255),
  title longtext,
  description longtext,
  status varchar(100),
  original_status varchar(100),
  resolution_date datetime(3),
  created_date datetime(3),
  updated_date datetime(3),
  lead_time_minutes bigint unsigned,
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
  `table` varchar(255),
  scope_id varchar(255),
  assignee_id varchar(255),
  assignee_name varchar(255),
  created_at datetime(3),
  updated_at datetime(3),
  KEY idx_table_scope_id (`table`, scope_id)
);
CREATE TABLE project_pr_metrics (
  id varchar(255) NOT NULL,
  project_name varchar(100) NOT NULL,
  first_commit_sha longtext,
  pr_coding_time bigint,
  first_review_id longtext,
  pr_pickup_time bigint,
  pr_review_time bigint,
  deployment_commit_id longtext,
  pr_deploy_time bigint,
  pr_cycle_time bigint,
  first_commit_authored_date datetime(3),
  first_comment_date datetime(3),
  pr_created_date datetime(3),
  pr_merged_date datetime(3),
  pr_deployed_date datetime(3),
  created_at datetime(3),
  updated_at datetime(3),
  PRIMARY KEY (id, project_name)
);
