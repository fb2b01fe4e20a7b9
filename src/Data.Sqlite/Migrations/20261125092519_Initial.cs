using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Saola.Data.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    english_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_files",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_files", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "calendar_hours",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    hours = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_hours", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_versions",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    external_code = table.Column<string>(type: "TEXT", nullable: true),
                    tracking_code = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    submission_key = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    type_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    type_version = table.Column<int>(type: "INTEGER", nullable: false),
                    type_name = table.Column<string>(type: "TEXT", nullable: false),
                    field_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    payment = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    delivery = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sync = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    proposal = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    delivery_mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    applicant_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    filer_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    applicant_name = table.Column<string>(type: "TEXT", nullable: false),
                    applicant_number = table.Column<string>(type: "TEXT", nullable: true),
                    contact_email = table.Column<string>(type: "TEXT", nullable: true),
                    contact_phone = table.Column<string>(type: "TEXT", nullable: true),
                    contact_address = table.Column<string>(type: "TEXT", nullable: true),
                    folded = table.Column<string>(type: "TEXT", maxLength: 600, nullable: false),
                    step_id = table.Column<string>(type: "TEXT", nullable: true),
                    step_unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    step_role = table.Column<string>(type: "TEXT", nullable: true),
                    assignee_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reception_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    step_started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    step_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    promised_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolved_at = table.Column<long>(type: "INTEGER", nullable: true),
                    resolved_early = table.Column<bool>(type: "INTEGER", nullable: false),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    pick_up_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sort_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    supplement_rounds = table.Column<int>(type: "INTEGER", nullable: false),
                    agency_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    citizen_minutes = table.Column<long>(type: "INTEGER", nullable: true),
                    data_version = table.Column<int>(type: "INTEGER", nullable: false),
                    satisfaction = table.Column<string>(type: "TEXT", nullable: true),
                    stop_ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    stop_reason = table.Column<string>(type: "TEXT", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    type_code = table.Column<string>(type: "TEXT", nullable: false),
                    type_version = table.Column<int>(type: "INTEGER", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    applicant_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false),
                    papers = table.Column<string>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_type_versions",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    definition = table.Column<string>(type: "TEXT", nullable: false),
                    stored_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_type_versions", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "data_counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "files_accesses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files_accesses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "files_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    stored_at = table.Column<long>(type: "INTEGER", nullable: false),
                    owner_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    uploader = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    scan = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    scanned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    previous_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    checked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "files_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    uploader = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    metadata = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    declared_sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_client_scopes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    description = table.Column<string>(type: "TEXT", nullable: true),
                    descriptions = table.Column<string>(type: "TEXT", nullable: true),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    display_names = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    resources = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_client_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    client_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    client_secret = table.Column<string>(type: "TEXT", nullable: true),
                    client_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    consent_type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    display_name = table.Column<string>(type: "TEXT", nullable: true),
                    display_names = table.Column<string>(type: "TEXT", nullable: true),
                    json_web_key_set = table.Column<string>(type: "TEXT", nullable: true),
                    permissions = table.Column<string>(type: "TEXT", nullable: true),
                    post_logout_redirect_uris = table.Column<string>(type: "TEXT", nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    redirect_uris = table.Column<string>(type: "TEXT", nullable: true),
                    requirements = table.Column<string>(type: "TEXT", nullable: true),
                    settings = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    given_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    target_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    filled = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    undone_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_merges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    name_foreign = table.Column<string>(type: "TEXT", nullable: true),
                    short_name = table.Column<string>(type: "TEXT", nullable: true),
                    tax_code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    ward_code = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    representative = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    folded_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    personal_id = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    declared_personal_id = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sex = table.Column<string>(type: "TEXT", nullable: true),
                    phone = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: true),
                    province_code = table.Column<string>(type: "TEXT", nullable: true),
                    ward_code = table.Column<string>(type: "TEXT", nullable: true),
                    address_line = table.Column<string>(type: "TEXT", nullable: true),
                    address = table.Column<string>(type: "TEXT", nullable: true),
                    position = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_people", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_people_identity_people_merged_into",
                        column: x => x.merged_into,
                        principalTable: "identity_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_protection_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    browser = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_sign_ins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    short_name = table.Column<string>(type: "TEXT", nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    needs_review = table.Column<bool>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    predecessors = table.Column<string>(type: "TEXT", nullable: false),
                    catalogue_digest = table.Column<string>(type: "TEXT", nullable: true),
                    edited_at = table.Column<long>(type: "INTEGER", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "indicators_daily",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    field_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    type_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators_daily", x => new { x.day, x.measure, x.unit_code, x.field_code, x.type_code, x.channel });
                });

            migrationBuilder.CreateTable(
                name: "indicators_positions",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    definition = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    counted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators_positions", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "indicators_snapshots",
                columns: table => new
                {
                    period = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators_snapshots", x => x.period);
                });

            migrationBuilder.CreateTable(
                name: "jobs_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    lease_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    trace_parent = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "jobs_schedules",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    lease_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    runs = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs_schedules", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ledger_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    actor_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    actor_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    actor_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    on_behalf_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    reason_digest = table.Column<string>(type: "TEXT", nullable: true),
                    reason_salt = table.Column<string>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_batches",
                columns: table => new
                {
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    first_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    last_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    merkle_root = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    previous_hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sealed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_batches", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "ledger_master_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_master_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_person_keys",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_person_keys", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_personal_facts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    cipher = table.Column<byte[]>(type: "BLOB", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_personal_facts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_inbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    files = table.Column<string>(type: "TEXT", nullable: false),
                    about_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    about_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_inbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "messages_mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    link = table.Column<string>(type: "TEXT", maxLength: 500, nullable: true),
                    files = table.Column<string>(type: "TEXT", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subscriber_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_status = table.Column<int>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: true),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_webhook_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_webhook_positions",
                columns: table => new
                {
                    subscriber_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_webhook_positions", x => x.subscriber_id);
                });

            migrationBuilder.CreateTable(
                name: "messages_webhooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    kinds = table.Column<string>(type: "TEXT", nullable: false),
                    sealed_secret = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    failures_in_row = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_webhooks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_day_closings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    cash = table.Column<long>(type: "INTEGER", nullable: false),
                    transfer = table.Column<long>(type: "INTEGER", nullable: false),
                    gateway = table.Column<long>(type: "INTEGER", nullable: false),
                    receipts = table.Column<int>(type: "INTEGER", nullable: false),
                    receipt_sum = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_day_closings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    access_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    record_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    link = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    payer_person_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    payer_organisation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    payer_name = table.Column<string>(type: "TEXT", nullable: false),
                    payer_number = table.Column<string>(type: "TEXT", nullable: true),
                    payer_address = table.Column<string>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_at = table.Column<long>(type: "INTEGER", nullable: true),
                    paid_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    open_key = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_receipts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    series = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: true),
                    number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    takings_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    payer_name = table.Column<string>(type: "TEXT", nullable: false),
                    payer_number = table.Column<string>(type: "TEXT", nullable: true),
                    payer_address = table.Column<string>(type: "TEXT", nullable: true),
                    what = table.Column<string>(type: "TEXT", nullable: false),
                    record_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    issued_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    replaces_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    replaced_by_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    replaced_reason = table.Column<string>(type: "TEXT", nullable: true),
                    verification_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_receipts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    takings_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    way = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    beneficiary = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    requested_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision_reason = table.Column<string>(type: "TEXT", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    evidence = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    open_key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_refunds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_statement_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 260, nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    lines = table.Column<int>(type: "INTEGER", nullable: false),
                    matched = table.Column<int>(type: "INTEGER", nullable: false),
                    repeated = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_statement_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_statement_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    row = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    bank_reference = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    description = table.Column<string>(type: "TEXT", nullable: false),
                    match = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    takings_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    settled_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_reason = table.Column<string>(type: "TEXT", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_statement_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_takings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    settles_order_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    provider_transaction = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    attempt_reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    attempt_at = table.Column<long>(type: "INTEGER", nullable: true),
                    use = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_takings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    transaction_id = table.Column<long>(type: "INTEGER", nullable: false, defaultValue: 0L),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_marks",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    value = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_marks", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "services_procedure_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    from_version = table.Column<int>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    writers = table.Column<string>(type: "TEXT", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decision_number = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    decision_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decision_kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    decision_file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    submitted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    submitted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    published_version = table.Column<int>(type: "INTEGER", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services_procedure_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "services_result_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedure_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    result_id = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services_result_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_apologies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    foreseen = table.Column<bool>(type: "INTEGER", nullable: false),
                    missed_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    new_due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    step_id = table.Column<string>(type: "TEXT", nullable: false),
                    step_unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    signer_role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    signer_unit = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    drafted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    drafted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", nullable: true),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    signed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    signed_on_behalf_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_apologies", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_apologies_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_comments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_comments", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_comments_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_data",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_data", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_data_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_documents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    pdf_file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    docx_file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    for_applicant = table.Column<bool>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_documents", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_documents_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_fees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fee_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    collected = table.Column<string>(type: "TEXT", nullable: false),
                    received = table.Column<long>(type: "INTEGER", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: true),
                    received_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    receipt_number = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_fees", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_fees_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_hand_overs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    receiver = table.Column<string>(type: "TEXT", nullable: true),
                    proof = table.Column<string>(type: "TEXT", nullable: true),
                    carrier = table.Column<string>(type: "TEXT", nullable: true),
                    tracking_code = table.Column<string>(type: "TEXT", nullable: true),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_hand_overs", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_hand_overs_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_opinions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    silence_is_consent = table.Column<bool>(type: "INTEGER", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    answered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true),
                    pauses_clock = table.Column<bool>(type: "INTEGER", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_opinions", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_opinions_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_papers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    paper_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    file_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    file_name = table.Column<string>(type: "TEXT", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    since_version = table.Column<int>(type: "INTEGER", nullable: false),
                    until_version = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_papers", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_papers_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_pauses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    to = table.Column<long>(type: "INTEGER", nullable: true),
                    ground = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_pauses", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_pauses_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    edition = table.Column<int>(type: "INTEGER", nullable: false),
                    result_id = table.Column<string>(type: "TEXT", nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: true),
                    signed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    signed_on_behalf_of = table.Column<Guid>(type: "TEXT", nullable: true),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: true),
                    numbered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    numbered_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    signing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    signing_fault = table.Column<string>(type: "TEXT", nullable: true),
                    signing_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    draft_file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    standing = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    end_reason = table.Column<string>(type: "TEXT", nullable: true),
                    end_basis = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    verification_code = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_results", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_results_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_step_runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    step_id = table.Column<string>(type: "TEXT", nullable: false),
                    step_name = table.Column<string>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    assignee_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    decision = table.Column<string>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    finished_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_step_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_step_runs_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_supplements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    step_id = table.Column<string>(type: "TEXT", nullable: false),
                    items = table.Column<string>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    due_by = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    expired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stop_proposed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_supplements", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_supplements_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases_warnings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_warnings", x => x.id);
                    table.ForeignKey(
                        name: "fk_cases_warnings_cases_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases_cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_client_authorizations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    scopes = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_client_authorizations", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_client_authorizations_identity_clients_application_id",
                        column: x => x.application_id,
                        principalTable: "identity_clients",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "identity_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    new_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    last_sign_in_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_letter_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_code = table.Column<string>(type: "TEXT", nullable: true),
                    last_code_at = table.Column<long>(type: "INTEGER", nullable: true),
                    demonstration_order = table.Column<int>(type: "INTEGER", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_accounts", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_accounts_identity_people_person_id",
                        column: x => x.person_id,
                        principalTable: "identity_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_delegations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from_person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    to_person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_delegations", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_delegations_identity_people_from_person_id",
                        column: x => x.from_person_id,
                        principalTable: "identity_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_delegations_identity_people_to_person_id",
                        column: x => x.to_person_id,
                        principalTable: "identity_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_memberships",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    organisation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    capacity = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    proof_file_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_memberships", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_memberships_identity_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "identity_organisations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_identity_memberships_identity_people_person_id",
                        column: x => x.person_id,
                        principalTable: "identity_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_roles",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_roles", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_roles_identity_people_person_id",
                        column: x => x.person_id,
                        principalTable: "identity_people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ledger_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    subject_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    act_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    cause_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    payload = table.Column<string>(type: "TEXT", nullable: false),
                    evidence = table.Column<string>(type: "TEXT", nullable: true),
                    personal_digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    digest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: true),
                    batch_number = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_ledger_events_ledger_acts_act_id",
                        column: x => x.act_id,
                        principalTable: "ledger_acts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "payments_attempts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    provider = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    amount = table.Column<long>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    provider_transaction = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ask_at = table.Column<long>(type: "INTEGER", nullable: true),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    row_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_attempts", x => x.id);
                    table.ForeignKey(
                        name: "fk_payments_attempts_payments_orders_order_id",
                        column: x => x.order_id,
                        principalTable: "payments_orders",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "services_procedure_versions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    draft_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    published_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services_procedure_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_services_procedure_versions_services_procedure_drafts_draft_id",
                        column: x => x.draft_id,
                        principalTable: "services_procedure_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_client_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    application_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    authorization_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    concurrency_token = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    creation_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    expiration_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    payload = table.Column<string>(type: "TEXT", nullable: true),
                    properties = table.Column<string>(type: "TEXT", nullable: true),
                    redemption_date = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reference_id = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 50, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    type = table.Column<string>(type: "TEXT", maxLength: 150, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_client_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_client_tokens_identity_client_authorizations_authorization_id",
                        column: x => x.authorization_id,
                        principalTable: "identity_client_authorizations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "fk_identity_client_tokens_identity_clients_application_id",
                        column: x => x.application_id,
                        principalTable: "identity_clients",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "identity_account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_account_claims_identity_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_identity_account_logins_identity_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_account_passkeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_account_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_identity_account_passkeys_identity_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_account_tokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_identity_account_tokens_identity_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "identity_accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_calendar_days_date",
                table: "calendar_days",
                column: "date",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_calendar_hours_unit_code",
                table: "calendar_hours",
                column: "unit_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_apologies_case_id_round",
                table: "cases_apologies",
                columns: new[] { "case_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_apologies_open",
                table: "cases_apologies",
                columns: new[] { "missed_due_at", "id" },
                filter: "signed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_applicant_person_id_filed_at",
                table: "cases_cases",
                columns: new[] { "applicant_person_id", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_ended_at_id",
                table: "cases_cases",
                columns: new[] { "ended_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_filed_at_id",
                table: "cases_cases",
                columns: new[] { "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_filer_person_id_filed_at",
                table: "cases_cases",
                columns: new[] { "filer_person_id", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_number",
                table: "cases_cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_organisation_id_filed_at",
                table: "cases_cases",
                columns: new[] { "organisation_id", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_state_sort_due_at_id",
                table: "cases_cases",
                columns: new[] { "state", "sort_due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_submission_key",
                table: "cases_cases",
                column: "submission_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_type_code_filed_at_id",
                table: "cases_cases",
                columns: new[] { "type_code", "filed_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_cases_unit_code_sort_due_at_id",
                table: "cases_cases",
                columns: new[] { "unit_code", "sort_due_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_by_assignee",
                table: "cases_cases",
                columns: new[] { "assignee_id", "sort_due_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_by_due",
                table: "cases_cases",
                columns: new[] { "sort_due_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_by_promise",
                table: "cases_cases",
                columns: new[] { "promised_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_by_step",
                table: "cases_cases",
                columns: new[] { "step_unit", "step_role", "sort_due_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_by_step_due",
                table: "cases_cases",
                columns: new[] { "step_due_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_open_by_unit",
                table: "cases_cases",
                columns: new[] { "step_unit", "sort_due_at", "id" },
                filter: "ended_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_comments_case_id_at",
                table: "cases_comments",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_data_case_id_version",
                table: "cases_data",
                columns: new[] { "case_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_documents_case_id_kind_round",
                table: "cases_documents",
                columns: new[] { "case_id", "kind", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_drafts_expires_at",
                table: "cases_drafts",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_cases_drafts_owner_id_changed_at",
                table: "cases_drafts",
                columns: new[] { "owner_id", "changed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_fees_case_id",
                table: "cases_fees",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_hand_overs_case_id_at",
                table: "cases_hand_overs",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_opinions_awaited",
                table: "cases_opinions",
                columns: new[] { "due_at", "id" },
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_opinions_case_id",
                table: "cases_opinions",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_opinions_unit_code_due_at",
                table: "cases_opinions",
                columns: new[] { "unit_code", "due_at" },
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_papers_case_id",
                table: "cases_papers",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_pauses_case_id",
                table: "cases_pauses",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_results_case_id_edition",
                table: "cases_results",
                columns: new[] { "case_id", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_results_number",
                table: "cases_results",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_cases_results_to_sign",
                table: "cases_results",
                columns: new[] { "signing", "numbered_at" },
                filter: "signing IN ('Waiting', 'Failed')");

            migrationBuilder.CreateIndex(
                name: "ix_cases_results_verification_code",
                table: "cases_results",
                column: "verification_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_step_runs_case_id_position",
                table: "cases_step_runs",
                columns: new[] { "case_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_supplements_case_id_round",
                table: "cases_supplements",
                columns: new[] { "case_id", "round" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_supplements_due_by",
                table: "cases_supplements",
                column: "due_by",
                filter: "answered_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_warnings_case_id",
                table: "cases_warnings",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_warnings_subject_id_kind_due_at",
                table: "cases_warnings",
                columns: new[] { "subject_id", "kind", "due_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_files_accesses_file_id_at",
                table: "files_accesses",
                columns: new[] { "file_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_files_accesses_person_id_at",
                table: "files_accesses",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_files_files_owner_kind_checked_at",
                table: "files_files",
                columns: new[] { "owner_kind", "checked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_files_files_owner_kind_owner_id",
                table: "files_files",
                columns: new[] { "owner_kind", "owner_id" });

            migrationBuilder.CreateIndex(
                name: "ix_files_files_sha256",
                table: "files_files",
                column: "sha256");

            migrationBuilder.CreateIndex(
                name: "ix_files_files_unsafe",
                table: "files_files",
                column: "scan",
                filter: "scan IN ('Waiting', 'Infected')");

            migrationBuilder.CreateIndex(
                name: "ix_files_uploads_expires_at",
                table: "files_uploads",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_files_uploads_uploader",
                table: "files_uploads",
                column: "uploader");

            migrationBuilder.CreateIndex(
                name: "ix_identity_account_claims_user_id",
                table: "identity_account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_account_logins_user_id",
                table: "identity_account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_account_passkeys_user_id",
                table: "identity_account_passkeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_accounts_normalized_email",
                table: "identity_accounts",
                column: "normalized_email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_accounts_normalized_user_name",
                table: "identity_accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_accounts_person_id",
                table: "identity_accounts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_client_authorizations_application_id_status_subject_type",
                table: "identity_client_authorizations",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_client_scopes_name",
                table: "identity_client_scopes",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_client_tokens_application_id_status_subject_type",
                table: "identity_client_tokens",
                columns: new[] { "application_id", "status", "subject", "type" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_client_tokens_authorization_id",
                table: "identity_client_tokens",
                column: "authorization_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_client_tokens_reference_id",
                table: "identity_client_tokens",
                column: "reference_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_clients_client_id",
                table: "identity_clients",
                column: "client_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_consents_person_id_purpose",
                table: "identity_consents",
                columns: new[] { "person_id", "purpose" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_from_person_id_until",
                table: "identity_delegations",
                columns: new[] { "from_person_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_delegations_to_person_id_until",
                table: "identity_delegations",
                columns: new[] { "to_person_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_memberships_organisation_id",
                table: "identity_memberships",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_memberships_person_id",
                table: "identity_memberships",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_memberships_state_asked_at",
                table: "identity_memberships",
                columns: new[] { "state", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_merges_source_id",
                table: "identity_merges",
                column: "source_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_merges_target_id",
                table: "identity_merges",
                column: "target_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_organisations_folded_name",
                table: "identity_organisations",
                column: "folded_name");

            migrationBuilder.CreateIndex(
                name: "ix_identity_organisations_tax_code",
                table: "identity_organisations",
                column: "tax_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_people_declared_personal_id",
                table: "identity_people",
                column: "declared_personal_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_people_folded_name",
                table: "identity_people",
                column: "folded_name");

            migrationBuilder.CreateIndex(
                name: "ix_identity_people_merged_into",
                table: "identity_people",
                column: "merged_into");

            migrationBuilder.CreateIndex(
                name: "ix_identity_people_personal_id",
                table: "identity_people",
                column: "personal_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_identity_roles_person_id",
                table: "identity_roles",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_identity_roles_unit_code_role",
                table: "identity_roles",
                columns: new[] { "unit_code", "role" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_sign_ins_account_id_at",
                table: "identity_sign_ins",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_identity_sign_ins_at",
                table: "identity_sign_ins",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_identity_units_code",
                table: "identity_units",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_jobs_outbox_lease_id",
                table: "jobs_outbox",
                column: "lease_id");

            migrationBuilder.CreateIndex(
                name: "ix_jobs_outbox_state_finished_at",
                table: "jobs_outbox",
                columns: new[] { "state", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_outbox_state_not_before",
                table: "jobs_outbox",
                columns: new[] { "state", "not_before" });

            migrationBuilder.CreateIndex(
                name: "ix_jobs_outbox_waiting_key",
                table: "jobs_outbox",
                column: "key",
                filter: "key IS NOT NULL AND state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_acts_actor_person_id_at",
                table: "ledger_acts",
                columns: new[] { "actor_person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_acts_subject_id_at",
                table: "ledger_acts",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_batches_hash",
                table: "ledger_batches",
                column: "hash");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_events_act_id",
                table: "ledger_events",
                column: "act_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_events_kind_at",
                table: "ledger_events",
                columns: new[] { "kind", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_events_sequence",
                table: "ledger_events",
                column: "sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ledger_events_subject_id_at",
                table: "ledger_events",
                columns: new[] { "subject_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_ledger_events_unsealed",
                table: "ledger_events",
                columns: new[] { "at", "id" },
                filter: "sequence IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_personal_facts_event_id",
                table: "ledger_personal_facts",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_ledger_personal_facts_person_id",
                table: "ledger_personal_facts",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_messages_inbox_person_id_id",
                table: "messages_inbox",
                columns: new[] { "person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_inbox_unread",
                table: "messages_inbox",
                column: "person_id",
                filter: "read_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_messages_mails_address_id",
                table: "messages_mails",
                columns: new[] { "address", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_mails_state_id",
                table: "messages_mails",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_webhook_deliveries_state_id",
                table: "messages_webhook_deliveries",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_messages_webhook_deliveries_subscriber_id_state_id",
                table: "messages_webhook_deliveries",
                columns: new[] { "subscriber_id", "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_attempts_ask_at",
                table: "payments_attempts",
                column: "ask_at",
                filter: "ask_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_attempts_order_id",
                table: "payments_attempts",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_attempts_reference",
                table: "payments_attempts",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_day_closings_day",
                table: "payments_day_closings",
                column: "day",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_orders_open_key",
                table: "payments_orders",
                column: "open_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_orders_payer_person_id_id",
                table: "payments_orders",
                columns: new[] { "payer_person_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_orders_reference",
                table: "payments_orders",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_orders_state_expires_at",
                table: "payments_orders",
                columns: new[] { "state", "expires_at" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_orders_state_id",
                table: "payments_orders",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_orders_subject_kind_subject_id",
                table: "payments_orders",
                columns: new[] { "subject_kind", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_receipts_day_id",
                table: "payments_receipts",
                columns: new[] { "day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_receipts_number",
                table: "payments_receipts",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "ix_payments_receipts_order_id",
                table: "payments_receipts",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_receipts_series_sequence",
                table: "payments_receipts",
                columns: new[] { "series", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_receipts_takings_id",
                table: "payments_receipts",
                column: "takings_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_receipts_verification_code",
                table: "payments_receipts",
                column: "verification_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_refunds_open_key",
                table: "payments_refunds",
                column: "open_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_refunds_order_id",
                table: "payments_refunds",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_refunds_state_id",
                table: "payments_refunds",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_statement_lines_fingerprint",
                table: "payments_statement_lines",
                column: "fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_statement_lines_import_id",
                table: "payments_statement_lines",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_statement_lines_match_id",
                table: "payments_statement_lines",
                columns: new[] { "match", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_takings_day_id",
                table: "payments_takings",
                columns: new[] { "day", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_takings_key",
                table: "payments_takings",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_takings_order_id",
                table: "payments_takings",
                column: "order_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_takings_settles_order_id",
                table: "payments_takings",
                column: "settles_order_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payments_takings_use_id",
                table: "payments_takings",
                columns: new[] { "use", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_search_changes_at",
                table: "search_changes",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_search_changes_transaction_id",
                table: "search_changes",
                column: "transaction_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_procedure_drafts_code",
                table: "services_procedure_drafts",
                column: "code");

            migrationBuilder.CreateIndex(
                name: "ix_services_procedure_drafts_number",
                table: "services_procedure_drafts",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_procedure_drafts_state_id",
                table: "services_procedure_drafts",
                columns: new[] { "state", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_services_procedure_versions_code_version",
                table: "services_procedure_versions",
                columns: new[] { "code", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_procedure_versions_draft_id",
                table: "services_procedure_versions",
                column: "draft_id");

            migrationBuilder.CreateIndex(
                name: "ix_services_result_templates_procedure_code_result_id_version",
                table: "services_result_templates",
                columns: new[] { "procedure_code", "result_id", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_services_result_templates_published_at_id",
                table: "services_result_templates",
                columns: new[] { "published_at", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "calendar_files");

            migrationBuilder.DropTable(
                name: "calendar_hours");

            migrationBuilder.DropTable(
                name: "calendar_versions");

            migrationBuilder.DropTable(
                name: "cases_apologies");

            migrationBuilder.DropTable(
                name: "cases_comments");

            migrationBuilder.DropTable(
                name: "cases_data");

            migrationBuilder.DropTable(
                name: "cases_documents");

            migrationBuilder.DropTable(
                name: "cases_drafts");

            migrationBuilder.DropTable(
                name: "cases_fees");

            migrationBuilder.DropTable(
                name: "cases_hand_overs");

            migrationBuilder.DropTable(
                name: "cases_opinions");

            migrationBuilder.DropTable(
                name: "cases_papers");

            migrationBuilder.DropTable(
                name: "cases_pauses");

            migrationBuilder.DropTable(
                name: "cases_results");

            migrationBuilder.DropTable(
                name: "cases_step_runs");

            migrationBuilder.DropTable(
                name: "cases_supplements");

            migrationBuilder.DropTable(
                name: "cases_type_versions");

            migrationBuilder.DropTable(
                name: "cases_warnings");

            migrationBuilder.DropTable(
                name: "data_counters");

            migrationBuilder.DropTable(
                name: "files_accesses");

            migrationBuilder.DropTable(
                name: "files_files");

            migrationBuilder.DropTable(
                name: "files_uploads");

            migrationBuilder.DropTable(
                name: "identity_account_claims");

            migrationBuilder.DropTable(
                name: "identity_account_logins");

            migrationBuilder.DropTable(
                name: "identity_account_passkeys");

            migrationBuilder.DropTable(
                name: "identity_account_tokens");

            migrationBuilder.DropTable(
                name: "identity_client_scopes");

            migrationBuilder.DropTable(
                name: "identity_client_tokens");

            migrationBuilder.DropTable(
                name: "identity_consents");

            migrationBuilder.DropTable(
                name: "identity_delegations");

            migrationBuilder.DropTable(
                name: "identity_memberships");

            migrationBuilder.DropTable(
                name: "identity_merges");

            migrationBuilder.DropTable(
                name: "identity_protection_keys");

            migrationBuilder.DropTable(
                name: "identity_roles");

            migrationBuilder.DropTable(
                name: "identity_sign_ins");

            migrationBuilder.DropTable(
                name: "identity_units");

            migrationBuilder.DropTable(
                name: "indicators_daily");

            migrationBuilder.DropTable(
                name: "indicators_positions");

            migrationBuilder.DropTable(
                name: "indicators_snapshots");

            migrationBuilder.DropTable(
                name: "jobs_outbox");

            migrationBuilder.DropTable(
                name: "jobs_schedules");

            migrationBuilder.DropTable(
                name: "ledger_batches");

            migrationBuilder.DropTable(
                name: "ledger_events");

            migrationBuilder.DropTable(
                name: "ledger_master_key");

            migrationBuilder.DropTable(
                name: "ledger_person_keys");

            migrationBuilder.DropTable(
                name: "ledger_personal_facts");

            migrationBuilder.DropTable(
                name: "messages_inbox");

            migrationBuilder.DropTable(
                name: "messages_keys");

            migrationBuilder.DropTable(
                name: "messages_mails");

            migrationBuilder.DropTable(
                name: "messages_webhook_deliveries");

            migrationBuilder.DropTable(
                name: "messages_webhook_positions");

            migrationBuilder.DropTable(
                name: "messages_webhooks");

            migrationBuilder.DropTable(
                name: "payments_attempts");

            migrationBuilder.DropTable(
                name: "payments_day_closings");

            migrationBuilder.DropTable(
                name: "payments_receipts");

            migrationBuilder.DropTable(
                name: "payments_refunds");

            migrationBuilder.DropTable(
                name: "payments_statement_imports");

            migrationBuilder.DropTable(
                name: "payments_statement_lines");

            migrationBuilder.DropTable(
                name: "payments_takings");

            migrationBuilder.DropTable(
                name: "search_changes");

            migrationBuilder.DropTable(
                name: "search_marks");

            migrationBuilder.DropTable(
                name: "services_procedure_versions");

            migrationBuilder.DropTable(
                name: "services_result_templates");

            migrationBuilder.DropTable(
                name: "cases_cases");

            migrationBuilder.DropTable(
                name: "identity_accounts");

            migrationBuilder.DropTable(
                name: "identity_client_authorizations");

            migrationBuilder.DropTable(
                name: "identity_organisations");

            migrationBuilder.DropTable(
                name: "ledger_acts");

            migrationBuilder.DropTable(
                name: "payments_orders");

            migrationBuilder.DropTable(
                name: "services_procedure_drafts");

            migrationBuilder.DropTable(
                name: "identity_people");

            migrationBuilder.DropTable(
                name: "identity_clients");
        }
    }
}
