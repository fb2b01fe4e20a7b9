using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Saola.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterDatabase()
                .Annotation("Npgsql:PostgresExtension:pg_trgm", ",,");

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    english_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_days", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_files",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_files", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "calendar_hours",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    hours = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false, collation: "C"),
                    source = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_hours", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "calendar_versions",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_calendar_versions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    external_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tracking_code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false, collation: "C"),
                    submission_key = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    type_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    type_version = table.Column<int>(type: "integer", nullable: false),
                    type_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    field_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    unit_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    payment = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    delivery = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    sync = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    proposal = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    delivery_mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    applicant_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    filer_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    applicant_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    applicant_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    contact_email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    contact_phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    contact_address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    folded = table.Column<string>(type: "character varying(600)", maxLength: 600, nullable: false, collation: "C"),
                    step_id = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    step_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    step_role = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    filed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reception_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    accepted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    step_started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    step_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paused_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    promised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    resolved_early = table.Column<bool>(type: "boolean", nullable: false),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    pick_up_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    sort_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    supplement_rounds = table.Column<int>(type: "integer", nullable: false),
                    agency_minutes = table.Column<long>(type: "bigint", nullable: true),
                    citizen_minutes = table.Column<long>(type: "bigint", nullable: true),
                    data_version = table.Column<int>(type: "integer", nullable: false),
                    satisfaction = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    stop_ground = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    stop_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    type_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    type_version = table.Column<int>(type: "integer", nullable: false),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    applicant_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    data = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    papers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_type_versions",
                columns: table => new
                {
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    definition = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases_type_versions", x => new { x.code, x.version });
                });

            migrationBuilder.CreateTable(
                name: "data_counters",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "files_accesses",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    purpose = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files_accesses", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "files_files",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    media_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false, collation: "C"),
                    detail = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    stored_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    owner_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    owner_id = table.Column<Guid>(type: "uuid", nullable: false),
                    uploader = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    scan = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    scanned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    previous_id = table.Column<Guid>(type: "uuid", nullable: true),
                    checked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "files_uploads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    uploader = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    metadata = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    declared_sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_files_uploads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_client_scopes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    descriptions = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    display_names = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    properties = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    resources = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_client_scopes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_clients",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    client_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    client_secret = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    client_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    consent_type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    display_names = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    json_web_key_set = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    permissions = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    post_logout_redirect_uris = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    properties = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    redirect_uris = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    requirements = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    settings = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_clients", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    purpose = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    given_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_merges",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    target_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    filled = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false, collation: "C"),
                    undone_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_merges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_organisations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    folded_name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false, collation: "C"),
                    name_foreign = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    short_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tax_code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ward_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    email = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    representative = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_people",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    full_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    folded_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    personal_id = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    declared_personal_id = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    birth_date = table.Column<DateOnly>(type: "date", nullable: true),
                    sex = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true, collation: "C"),
                    province_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ward_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address_line = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    position = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    merged_into = table.Column<Guid>(type: "uuid", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    xml = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_sign_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    outcome = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    browser = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_sign_ins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    short_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    parent_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true, collation: "C"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    needs_review = table.Column<bool>(type: "boolean", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    predecessors = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    catalogue_digest = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    edited_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "indicators_daily",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    measure = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    unit_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    field_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    type_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    month = table.Column<int>(type: "integer", nullable: false),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators_daily", x => new { x.day, x.measure, x.unit_code, x.field_code, x.type_code, x.channel });
                });

            migrationBuilder.CreateTable(
                name: "indicators_positions",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    definition = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators_positions", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "indicators_snapshots",
                columns: table => new
                {
                    period = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false, collation: "C"),
                    content = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_indicators_snapshots", x => x.period);
                });

            migrationBuilder.CreateTable(
                name: "jobs_outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    not_before = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trace_parent = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "jobs_schedules",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    lease_id = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true, collation: "C"),
                    runs = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_jobs_schedules", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "ledger_acts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    subject_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    actor_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    actor_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_code = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    on_behalf_of = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason_digest = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason_salt = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_acts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_batches",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    first_sequence = table.Column<long>(type: "bigint", nullable: false),
                    last_sequence = table.Column<long>(type: "bigint", nullable: false),
                    merkle_root = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    previous_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    sealed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_batches", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "ledger_master_key",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_master_key", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_person_keys",
                columns: table => new
                {
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    wrapped_key = table.Column<byte[]>(type: "bytea", nullable: true),
                    erased_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_person_keys", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_personal_facts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    cipher = table.Column<byte[]>(type: "bytea", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_personal_facts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_inbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    title = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    files = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    about_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    about_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_inbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_keys",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_keys", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "messages_mails",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    address = table.Column<string>(type: "character varying(320)", maxLength: 320, nullable: false, collation: "C"),
                    subject = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    link = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true, collation: "C"),
                    files = table.Column<List<Guid>>(type: "uuid[]", nullable: false),
                    message_id = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_mails", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subscriber_id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    last_status = table.Column<int>(type: "integer", nullable: true),
                    last_error = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_webhook_deliveries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "messages_webhook_positions",
                columns: table => new
                {
                    subscriber_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_webhook_positions", x => x.subscriber_id);
                });

            migrationBuilder.CreateTable(
                name: "messages_webhooks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false, collation: "C"),
                    address = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    kinds = table.Column<List<string>>(type: "text[]", nullable: false),
                    sealed_secret = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    ground = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    failures_in_row = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_delivered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_messages_webhooks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_day_closings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    cash = table.Column<long>(type: "bigint", nullable: false),
                    transfer = table.Column<long>(type: "bigint", nullable: false),
                    gateway = table.Column<long>(type: "bigint", nullable: false),
                    receipts = table.Column<int>(type: "integer", nullable: false),
                    receipt_sum = table.Column<long>(type: "bigint", nullable: false),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    note = table.Column<string>(type: "text", nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_day_closings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    access_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    subject_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    link = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    payer_person_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payer_organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    payer_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    payer_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    payer_address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paid_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    paid_by = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    open_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true, collation: "C"),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_receipts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    series = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    sequence = table.Column<int>(type: "integer", nullable: true),
                    number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    takings_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    payer_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    payer_number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    payer_address = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    what = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    record_number = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    issued_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    replaces_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_by_id = table.Column<Guid>(type: "uuid", nullable: true),
                    replaced_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    verification_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_receipts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_refunds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    takings_id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    way = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    beneficiary = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    done_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    done_by = table.Column<Guid>(type: "uuid", nullable: true),
                    evidence = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: true, collation: "C"),
                    open_key = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_refunds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_statement_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "character varying(260)", maxLength: 260, nullable: false, collation: "C"),
                    sha256 = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    lines = table.Column<int>(type: "integer", nullable: false),
                    matched = table.Column<int>(type: "integer", nullable: false),
                    repeated = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_statement_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_statement_lines",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fingerprint = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    row = table.Column<int>(type: "integer", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    bank_reference = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    description = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    match = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    takings_id = table.Column<Guid>(type: "uuid", nullable: true),
                    settled_by = table.Column<Guid>(type: "uuid", nullable: true),
                    settled_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    settled_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_statement_lines", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "payments_takings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false, collation: "C"),
                    order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    settles_order_id = table.Column<Guid>(type: "uuid", nullable: true),
                    channel = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    provider_transaction = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    attempt_reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    attempt_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    use = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments_takings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    transaction_id = table.Column<long>(type: "bigint", nullable: false, defaultValueSql: "pg_current_xact_id()::text::bigint"),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    document = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "search_marks",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    value = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_search_marks", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "services_procedure_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false, collation: "C"),
                    from_version = table.Column<int>(type: "integer", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    created_by = table.Column<Guid>(type: "uuid", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    writers = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_number = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    decision_date = table.Column<DateOnly>(type: "date", nullable: true),
                    decision_kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true, collation: "C"),
                    decision_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    submitted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    return_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    published_version = table.Column<int>(type: "integer", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services_procedure_drafts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "services_result_templates",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    procedure_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    result_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    published_by = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services_result_templates", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "cases_apologies",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    foreseen = table.Column<bool>(type: "boolean", nullable: false),
                    missed_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    new_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    step_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    step_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    signer_role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    signer_unit = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    drafted_by = table.Column<Guid>(type: "uuid", nullable: true),
                    proposed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    return_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_on_behalf_of = table.Column<Guid>(type: "uuid", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    author_id = table.Column<Guid>(type: "uuid", nullable: true),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    digest = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    round = table.Column<int>(type: "integer", nullable: false),
                    pdf_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    docx_file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    for_applicant = table.Column<bool>(type: "boolean", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    fee_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    collected = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    received = table.Column<long>(type: "bigint", nullable: true),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    received_by = table.Column<Guid>(type: "uuid", nullable: true),
                    receipt_number = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: true),
                    receiver = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    proof = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    carrier = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    tracking_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    returned_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    return_reason = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    unit_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    question = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    silence_is_consent = table.Column<bool>(type: "boolean", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    answer = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    pauses_clock = table.Column<bool>(type: "boolean", nullable: false),
                    file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    file_name = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    paper_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    file_id = table.Column<Guid>(type: "uuid", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    size = table.Column<long>(type: "bigint", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    since_version = table.Column<int>(type: "integer", nullable: false),
                    until_version = table.Column<int>(type: "integer", nullable: true)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ground = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    result_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    title = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    body = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    signed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_on_behalf_of = table.Column<Guid>(type: "uuid", nullable: true),
                    signed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    numbered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    numbered_by = table.Column<Guid>(type: "uuid", nullable: true),
                    signing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    signing_fault = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    signing_tries = table.Column<int>(type: "integer", nullable: false),
                    draft_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    standing = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    end_reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    end_basis = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<Guid>(type: "uuid", nullable: true),
                    verification_code = table.Column<string>(type: "text", nullable: false, collation: "C")
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    step_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    step_name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    unit_code = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    role = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    assignee_id = table.Column<Guid>(type: "uuid", nullable: true),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    decision = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    finished_by = table.Column<Guid>(type: "uuid", nullable: true)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    step_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    items = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    asked_by = table.Column<Guid>(type: "uuid", nullable: true),
                    due_by = table.Column<DateOnly>(type: "date", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    expired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    stop_proposed = table.Column<bool>(type: "boolean", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    properties = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    scopes = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    type = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_client_authorizations", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_client_authorizations_identity_clients_application",
                        column: x => x.application_id,
                        principalTable: "identity_clients",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "identity_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    new_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    last_sign_in_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_letter_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_code = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    last_code_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    demonstration_order = table.Column<int>(type: "integer", nullable: true),
                    user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    normalized_user_name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true, collation: "C"),
                    email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    normalized_email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true, collation: "C"),
                    email_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    password_hash = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    security_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    concurrency_stamp = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    phone_number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    phone_number_confirmed = table.Column<bool>(type: "boolean", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "boolean", nullable: false),
                    access_failed_count = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    from_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    to_person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    unit_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    capacity = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    proof_file_id = table.Column<Guid>(type: "uuid", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    row_version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    unit_code = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false, collation: "C"),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: true),
                    row_version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    subject_kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    subject_id = table.Column<Guid>(type: "uuid", nullable: false),
                    act_id = table.Column<Guid>(type: "uuid", nullable: false),
                    cause_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    payload = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    evidence = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    personal_digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    digest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false, collation: "C"),
                    sequence = table.Column<long>(type: "bigint", nullable: true),
                    batch_number = table.Column<long>(type: "bigint", nullable: true)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    provider = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    reference = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false, collation: "C"),
                    provider_transaction = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: true, collation: "C"),
                    code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true, collation: "C"),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ask_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    asked = table.Column<int>(type: "integer", nullable: false),
                    row_version = table.Column<int>(type: "integer", nullable: false)
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
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false, collation: "C"),
                    version = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_services_procedure_versions", x => x.id);
                    table.ForeignKey(
                        name: "fk_services_procedure_versions_services_procedure_drafts_draft",
                        column: x => x.draft_id,
                        principalTable: "services_procedure_drafts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "identity_client_tokens",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    application_id = table.Column<Guid>(type: "uuid", nullable: true),
                    authorization_id = table.Column<Guid>(type: "uuid", nullable: true),
                    concurrency_token = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    creation_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    expiration_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    payload = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    properties = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    redemption_date = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    reference_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true, collation: "C"),
                    status = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true, collation: "C"),
                    subject = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true, collation: "C"),
                    type = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: true, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_identity_client_tokens", x => x.id);
                    table.ForeignKey(
                        name: "fk_identity_client_tokens_identity_client_authorizations_autho",
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
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    claim_type = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    claim_value = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    provider_key = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: false, collation: "C"),
                    provider_display_name = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false)
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
                    credential_id = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    data = table.Column<string>(type: "jsonb", nullable: false)
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
                    user_id = table.Column<Guid>(type: "uuid", nullable: false),
                    login_provider = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    name = table.Column<string>(type: "character varying(128)", maxLength: 128, nullable: false, collation: "C"),
                    value = table.Column<string>(type: "text", nullable: true, collation: "C")
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
                name: "ix_cases_cases_folded",
                table: "cases_cases",
                column: "folded")
                .Annotation("Npgsql:IndexMethod", "gin")
                .Annotation("Npgsql:IndexOperators", new[] { "gin_trgm_ops" });

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
                name: "ix_identity_client_authorizations_application_id_status_subjec",
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
