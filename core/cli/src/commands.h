#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

/// The commands of the program. Each returns an exit code, writes what was asked for to standard
/// output and everything else to standard error, and throws Stop for what ends it.
namespace rodedraad::cli {

/// Where a command works.
struct Place {
  std::filesystem::path config;
  std::filesystem::path data;
  std::vector<std::string> set;  ///< NAME=VALUE
  bool json = false;
  std::string reason;  ///< why somebody wants to see it, for the audit log
};

struct AuditOptions {
  std::filesystem::path file;         ///< verify: a store or a copy of it, instead of the hub's own
  std::filesystem::path key;          ///< verify: of the seals
  std::filesystem::path checkpoints;  ///< verify: their folder
  std::filesystem::path public_key;   ///< verify: the auditor's own copy; empty: of that folder
  std::string object, actor, action;  ///< list: only these; empty: all
  std::string since;                  ///< list: RFC 3339 or a date; empty: all
  std::size_t limit = 100;            ///< list: the last so many
};
int audit_verify(const Place& place, const AuditOptions& options);
int audit_list(const Place& place, const AuditOptions& options);

/// The Logboek Dataverwerkingen as OTLP JSON, a request on each line.
int logbook_export(const Place& place, const std::string& since);

struct RunOptions {
  bool after_restore = false;  ///< goes on from an older store than the audit log's checkpoints
  std::filesystem::path ready_file;
  bool until_idle = false;
};
int run(const Place& place, const RunOptions& options);

/// Has the hub that runs on this data folder take over its configuration folder as it is now.
int reload(const Place& place);

struct SimulatorOptions {
  std::string connection;
  std::string state;  ///< "on", "off"; empty: only tell
};
int connection_simulator(const Place& place, const SimulatorOptions& options);

struct TopOptions {
  int every = 2;  ///< seconds
  int times = 0;  ///< 0: until q on a terminal, else once
};
/// How the running hub goes.
int top(const Place& place, const TopOptions& options);

struct TapOptions {
  std::string connection;    ///< only of this one; empty: all
  bool content = false;      ///< also the form of what messages say
  bool from_before = false;  ///< begins with the last ones that are there
  std::size_t count = 0;     ///< so many lines; 0: until it is broken off
};
/// What comes in and goes out of the running hub.
int tap(const Place& place, const TapOptions& options);

struct CheckOptions {
  bool environment = false;
  bool deny_warnings = false;
};
int check(const Place& place, const CheckOptions& options);

struct TestOptions {
  std::string filter;     ///< a part of the name, title or file of a scenario; empty: all
  bool coverage = false;  ///< also list what no scenario touched
};
int test_scenarios(const Place& place, const TestOptions& options);

struct WhatIfOptions {
  std::string since;        ///< RFC 3339 or a date; empty: all
  std::size_t listed = 20;  ///< differences of each sort
};
int what_if(const Place& place, const WhatIfOptions& options);

struct TryOptions {
  std::string connection;
  std::vector<std::string> headers;  ///< "Name: value"
  std::string at;                    ///< RFC 3339 or a date; empty: now
  std::string target;  ///< path below the connection's own; empty: the adapter's usual
  std::filesystem::path file;
};
int try_message(const Place& place, const TryOptions& options);

struct MapOptions {
  std::filesystem::path mapping;
  std::vector<std::filesystem::path> overlays;  ///< put over it in this order
  std::string kind;
  std::filesystem::path file;
  std::string part;  ///< XPath of the parts that are messages; empty: a row of a CSV, or all
  std::string separator = ";";  ///< of a CSV
  bool show = false;            ///< values too
  bool json = false;
};
int map_message(const MapOptions& options);

struct CaseOptions {
  std::string bsn;
  std::string v_nummer;
  std::string id;
  std::string municipality;  ///< who moved has a case in each; empty: any, when there is one
};
int show_case(const Place& place, const CaseOptions& options);

struct ExplainOptions {
  CaseOptions person;
  std::string language = "nl";  ///< or "en"
};
int explain_case(const Place& place, const ExplainOptions& options);

struct GraphOptions {
  std::string format = "mermaid";  ///< mermaid, svg or json
  std::string workflow;            ///< empty: all
};
int draw_graph(const Place& place, const GraphOptions& options);

struct TaskOptions {
  std::string case_id;  ///< list: of this case only
  bool all = false;     ///< list: also what is done
  std::string id;       ///< done: which
  std::string by;       ///< done: who did it; empty: the user of this machine
};
int task_list(const Place& place, const TaskOptions& options);
int task_done(const Place& place, const TaskOptions& options);

struct AccountOptions {
  std::string name;
  std::string display;
  std::vector<std::string> roles;
};
/// Who may log in at the hub itself. Passwords come from the terminal, or else from standard input.
int account_list(const Place& place);
int account_add(const Place& place, const AccountOptions& options);
int account_block(const Place& place, const std::string& name, bool blocked);
int account_password(const Place& place, const std::string& name);

int trace(const Place& place, const std::string& message);

struct RetentionOptions {
  bool run = false;             ///< else only tells
  std::string at;               ///< a day, YYYY-MM-DD; empty: today
  bool clock_is_right = false;  ///< with run: a person looked at the clock
};
int retention(const Place& place, const RetentionOptions& options);

/// Which of what lies at the dead-letter desk; what is empty asks for nothing.
struct DeskOptions {
  std::string connection, kind, cause, case_id, municipality;
  std::string since, until;  ///< RFC 3339 or a date
  bool groups = false;       ///< list: counts per cause, connection and kind
};
int dead_letter_list(const Place& place, const DeskOptions& options);
/// \p body: only the bytes that go out.
int dead_letter_show(const Place& place, const std::string& id, bool body);
struct DecideOptions {
  std::string id;
  bool cancel = false;   ///< it does not go any more, for reason
  bool arrived = false;  ///< not cancel: the partner has it, or has it not
  std::string reason;
  std::string by;  ///< who decides; empty: the user of this machine
};
int dead_letter_decide(const Place& place, const DecideOptions& options);
struct ResendOptions {
  std::vector<std::string> ids;  ///< empty: what \p which asks for
  bool all = false;
  DeskOptions which;
  std::string at;        ///< from this moment; empty: now
  bool preview = false;  ///< only tells what would go
  std::string by;        ///< who decides; empty: the user of this machine
  std::string reason;
};
int dead_letter_resend(const Place& place, const ResendOptions& options);
struct EditOptions {
  std::string id;
  std::filesystem::path body;  ///< what goes instead
  std::string reason, by;
  bool preview = false;  ///< only shows the difference
};
int dead_letter_edit(const Place& place, const EditOptions& options);

struct PurposesOptions {
  bool matrix = false;              ///< who may get which field, and why
  std::string format = "markdown";  ///< of the matrix: markdown or csv
};
int show_purposes(const Place& place, const PurposesOptions& options);

int plugin_list(const Place& place);
/// \p markdown: as a page of the handbook.
int plugin_describe(const Place& place, const std::string& name, bool markdown);
int plugin_allow(const std::filesystem::path& file);

}  // namespace rodedraad::cli
