-- One project, :people people, :versions versions and :issues issues with six journals each, as an office has them after two years.
-- psql variables: issues, people, versions, and the password of everybody as hashed and salt. Run once on a database that db:migrate and load_default_data have made.
SELECT setseed(0.2026);

INSERT INTO users (login, hashed_password, salt, firstname, lastname, admin, status, language, type, created_on, updated_on, passwd_changed_on)
SELECT 'bench' || n, :'hashed', :'salt', 'Cán bộ', 'Số ' || n, false, 1, 'vi', 'User', now(), now(), now()
FROM generate_series(1, :people) n;

INSERT INTO projects (name, identifier, description, is_public, status, lft, rgt, created_on, updated_on)
VALUES ('Văn phòng đo', 'bench', '', true, 1, 1, 2, now(), now());
INSERT INTO enabled_modules (project_id, name) SELECT p.id, 'issue_tracking' FROM projects p WHERE identifier = 'bench';
INSERT INTO projects_trackers (project_id, tracker_id) SELECT p.id, t.id FROM projects p, trackers t WHERE identifier = 'bench';
INSERT INTO versions (project_id, name, status, sharing, created_on, updated_on)
SELECT p.id, 'Chương trình ' || n, 'open', 'none', now(), now() FROM projects p, generate_series(1, :versions) n WHERE identifier = 'bench';
INSERT INTO members (user_id, project_id, created_on)
SELECT u.id, p.id, now() FROM users u, projects p WHERE u.login LIKE 'bench%' AND p.identifier = 'bench';
INSERT INTO member_roles (member_id, role_id)
SELECT m.id, (SELECT id FROM roles WHERE builtin = 0 ORDER BY position LIMIT 1) FROM members m;

INSERT INTO custom_fields (type, name, field_format, is_for_all, position, visible, format_store)
VALUES ('IssueCustomField', 'Sản phẩm', 'string', true, 1, true, '');
INSERT INTO custom_fields_trackers (custom_field_id, tracker_id) SELECT f.id, t.id FROM custom_fields f, trackers t;

INSERT INTO issues (tracker_id, project_id, subject, description, due_date, start_date, status_id, assigned_to_id, author_id,
                    priority_id, fixed_version_id, done_ratio, created_on, updated_on, closed_on, lft, rgt, root_id, is_private)
SELECT t.ids[1 + n % array_length(t.ids, 1)], p.id, 'Hoàn thành nội dung số ' || n || ' của chương trình hành động',
       'Tham mưu, trình cấp có thẩm quyền xem xét nội dung số ' || n, d.due, d.due - 120,
       CASE WHEN d.closed THEN s.closed ELSE s.open[1 + n % array_length(s.open, 1)] END,
       u.ids[1 + (random() * (:people - 1))::int], u.ids[1], e.ids[1 + n % array_length(e.ids, 1)],
       v.ids[1 + n % :versions], CASE WHEN d.closed THEN 100 ELSE 0 END, d.due - 120, d.due - 30,
       CASE WHEN d.closed THEN d.due - 5 END, 1, 2, n, false
FROM generate_series(1, :issues) n
CROSS JOIN LATERAL (SELECT current_date - 500 + (random() * 700 + 0 * n)::int AS due, random() + 0 * n < 0.6 AS closed) d
CROSS JOIN (SELECT id FROM projects WHERE identifier = 'bench') p
CROSS JOIN (SELECT array_agg(id ORDER BY id) ids FROM trackers) t
CROSS JOIN (SELECT array_agg(id ORDER BY id) FILTER (WHERE NOT is_closed) open, min(id) FILTER (WHERE is_closed) closed FROM issue_statuses) s
CROSS JOIN (SELECT array_agg(id ORDER BY id) ids FROM users WHERE login LIKE 'bench%') u
CROSS JOIN (SELECT array_agg(id ORDER BY id) ids FROM enumerations WHERE type = 'IssuePriority') e
CROSS JOIN (SELECT array_agg(id ORDER BY id) ids FROM versions) v;
UPDATE issues SET root_id = id WHERE root_id <> id;

INSERT INTO custom_values (customized_type, customized_id, custom_field_id, value)
SELECT 'Issue', i.id, f.id, 'Báo cáo' FROM issues i, custom_fields f;
INSERT INTO journals (journalized_id, journalized_type, user_id, notes, created_on, private_notes)
SELECT i.id, 'Issue', i.author_id, 'Đã cập nhật lần ' || n, i.created_on + n * interval '10 days', false
FROM issues i, generate_series(1, 6) n;
INSERT INTO journal_details (journal_id, property, prop_key, old_value, value)
SELECT id, 'attr', 'done_ratio', '0', '10' FROM journals;
ANALYZE;
