#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "backup_command.h"
#include "certify_command.h"
#include "commands.h"
#include "generate_command.h"
#include "hardening.h"
#include "installation.h"
#include "ledger_command.h"
#include "order_command.h"
#include "rodedraad/hub/log.h"
#include "simulate_command.h"

namespace {

using namespace rodedraad::cli;

struct Options {
  Place place;
  RunOptions run;
  CheckOptions check;
  TestOptions test;
  WhatIfOptions what_if;
  TryOptions attempt;
  AuditOptions audit;
  MapOptions map;
  CaseOptions person;
  RetentionOptions retention;
  ExplainOptions explain;
  GraphOptions graph;
  TaskOptions task;
  AccountOptions account;
  PurposesOptions purposes;
  rodedraad::hub::CaseOrder order;
  bool release = false;
  std::string message;
  std::string delivery;
  DeskOptions desk;
  ResendOptions resend;
  EditOptions edit;
  bool body = false;
  DecideOptions decide;
  bool not_arrived = false;
  std::string plugin;
  bool markdown = false;
  TopOptions top;
  TapOptions tap;
};

void with_config(CLI::App& command, Place& place) {
  command.add_option("--config", place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command.add_option("--set", place.set, "NAME=VALUE fills ${NAME} in the configuration")
      ->allow_extra_args(false);
}

void with_data(CLI::App& command, Place& place, bool required = true) {
  auto* option = command.add_option("--data", place.data, "Data folder of the hub");
  if (required) option->required();
}

void with_json(CLI::App& command, Place& place) {
  command.add_flag("--json", place.json, "Print JSON for a program to read");
}

/// For what shows something of a person.
void with_reason(CLI::App& command, Place& place) {
  command.add_option("--reason", place.reason, "Why you want to see it; goes into the audit log");
}

/// Which of what lies at the dead-letter desk.
void with_filter(CLI::App& command, DeskOptions& desk) {
  command.add_option("--connection", desk.connection, "Only of this connection");
  command.add_option("--kind", desk.kind, "Only of this kind of message");
  command.add_option("--cause", desk.cause, "Only with this cause, as list --groups calls it");
  command.add_option("--case", desk.case_id, "Only of this case");
  command.add_option("--gemeente", desk.municipality, "Only of this municipality");
  command.add_option("--since", desk.since, "Only from this moment: RFC 3339 or YYYY-MM-DD");
  command.add_option("--until", desk.until, "Only before this moment");
}

CLI::App* add(CLI::App& app, const std::string& name, const std::string& what,
              const std::string& example) {
  auto* command = app.add_subcommand(name, what);
  command->footer("Example:\n  rodedraad " + example);
  return command;
}

void add_run(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "run", "Run the hub until SIGTERM or SIGINT",
                      "run --config config/drechtsteden --data /var/lib/rodedraad");
  with_config(*command, options.place);
  with_data(*command, options.place);
  command->add_option("--ready-file", options.run.ready_file,
                      "Written when the hub accepts messages: JSON with its addresses");
  command->add_flag("--until-idle", options.run.until_idle,
                    "Stop when nothing is left to process or to send");
  command->add_flag("--after-restore", options.run.after_restore,
                    "Go on from an older copy of the store that was put back on purpose");
  command->callback([&] { result = run(options.place, options.run); });
}

void add_reload(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "reload", "Have the running hub take over its changed configuration",
                      "reload --data /var/lib/rodedraad");
  with_data(*command, options.place);
  with_json(*command, options.place);
  command->callback([&] { result = reload(options.place); });
}

void add_watching(CLI::App& app, Options& options, int& result) {
  auto* top_command =
      add(app, "top", "Watch how the running hub goes: connections, failures, terms",
          "top --data /var/lib/rodedraad");
  with_data(*top_command, options.place);
  with_json(*top_command, options.place);
  top_command->add_option("--every", options.top.every, "Seconds between two looks")
      ->check(CLI::Range(1, 3600));
  top_command->add_option("--times", options.top.times,
                          "Look so many times; without it, until Ctrl-C");
  top_command->callback([&] { result = top(options.place, options.top); });

  auto* tap_command = add(app, "tap", "Watch what comes in and goes out, without what it says",
                          "tap --data /var/lib/rodedraad --connection duo");
  with_data(*tap_command, options.place);
  with_json(*tap_command, options.place);
  tap_command->add_option("--connection", options.tap.connection, "Only of this connection");
  tap_command->add_flag("--content", options.tap.content,
                        "Also the form of what messages say: x for a letter, 9 for a digit");
  tap_command->add_flag("--from-before", options.tap.from_before, "Begin with the last hundred");
  tap_command->add_option("--count", options.tap.count, "End after so many lines");
  tap_command->callback([&] { result = tap(options.place, options.tap); });
}

void add_check(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "check", "Check a configuration folder; tells all mistakes at once",
                      "check config/drechtsteden");
  command->add_option("folder", options.place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--set", options.place.set, "NAME=VALUE fills ${NAME}")
      ->allow_extra_args(false);
  with_data(*command, options.place, false);
  command->add_flag("--environment", options.check.environment,
                    "Also what only this machine can tell: plugins, folders, store");
  command->add_flag("--deny-warnings", options.check.deny_warnings, "Warnings count as errors");
  with_json(*command, options.place);
  command->callback([&] { result = check(options.place, options.check); });
}

void add_test(CLI::App& app, Options& options, int& result) {
  auto* command =
      add(app, "test", "Play the scenarios of a configuration folder, without any effect",
          "test config/drechtsteden --coverage");
  command->add_option("folder", options.place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--set", options.place.set, "NAME=VALUE fills ${NAME}")
      ->allow_extra_args(false);
  command->add_option("--filter", options.test.filter,
                      "Only scenarios with this in their name, title or file");
  command->add_flag("--coverage", options.test.coverage,
                    "Also list rules, purposes and mandates that no scenario touched");
  with_json(*command, options.place);
  command->callback([&] { result = test_scenarios(options.place, options.test); });
}

void add_what_if(CLI::App& app, Options& options, int& result) {
  auto* command =
      add(app, "what-if", "Show what another configuration would have done with what came in",
          "what-if --config nieuw --data /var/lib/rodedraad --since 2026-01-01");
  with_config(*command, options.place);
  with_data(*command, options.place);
  command->add_option("--since", options.what_if.since,
                      "Compare from this moment: RFC 3339 or YYYY-MM-DD");
  command->add_option("--list", options.what_if.listed,
                      "How many differences of each sort to show");
  with_json(*command, options.place);
  command->callback([&] { result = what_if(options.place, options.what_if); });
}

void add_try(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "try", "Show what one message would do, without any effect",
                      "try --config config/drechtsteden --connection participatiewet bericht.json");
  with_config(*command, options.place);
  with_data(*command, options.place, false);
  command->add_option("--connection", options.attempt.connection, "Connection it comes in by")
      ->required();
  command->add_option("--header", options.attempt.headers, "'Name: value'")
      ->allow_extra_args(false);
  command->add_option("--target", options.attempt.target, "Path below the connection's own");
  command->add_option("--at", options.attempt.at, "Moment to pretend: RFC 3339 or YYYY-MM-DD");
  command->add_option("file", options.attempt.file, "The message")
      ->required()
      ->check(CLI::ExistingFile);
  with_json(*command, options.place);
  with_reason(*command, options.place);
  command->callback([&] { result = try_message(options.place, options.attempt); });
}

void add_map(CLI::App& app, Options& options, int& result) {
  auto* command =
      add(app, "map", "Show what a mapping makes of one file, and what it leaves unread",
          "map config/drechtsteden/mappings/duo.xml pvt bericht.json");
  command->add_option("mapping", options.map.mapping, "Mapping file")
      ->required()
      ->check(CLI::ExistingFile);
  command->add_option("kind", options.map.kind, "Kind of message in the mapping")->required();
  command->add_option("file", options.map.file, "The message: JSON, XML or CSV")
      ->required()
      ->check(CLI::ExistingFile);
  command
      ->add_option("--overlay", options.map.overlays, "Mapping file with differences; may repeat")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile);
  command->add_option("--part", options.map.part, "XPath of the parts, each of which is a message");
  command->add_option("--separator", options.map.separator, "Between the columns of a CSV")
      ->check(CLI::IsMember({";", ",", "|", "tab"}));
  command->add_flag("--show", options.map.show, "Also show values, which may be personal data");
  command->add_flag("--json", options.map.json, "Print JSON for a program to read");
  command->callback([&] { result = map_message(options.map); });
}

void with_municipality(CLI::App& command, CaseOptions& person) {
  command.add_option("--gemeente", person.municipality,
                     "Code of the municipality, for somebody who moved and has two cases");
}

void add_case(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "case", "Show one person's case with the source of each field",
                      "case --config config/drechtsteden --data data --v-nummer 2789456123");
  with_config(*command, options.place);
  with_data(*command, options.place);
  auto* who = command->add_option_group("person");
  who->add_option("--bsn", options.person.bsn, "Burgerservicenummer");
  who->add_option("--v-nummer", options.person.v_nummer, "V-nummer");
  who->add_option("--id", options.person.id, "Case number");
  who->require_option(1);
  with_municipality(*command, options.person);
  with_json(*command, options.place);
  with_reason(*command, options.place);
  command->callback([&] { result = show_case(options.place, options.person); });
}

void add_explain(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "explain", "Say in plain words what a case waits for, and until when",
                      "explain --config config/drechtsteden --data data --v-nummer 2789456123");
  with_config(*command, options.place);
  with_data(*command, options.place);
  auto* who = command->add_option_group("person");
  who->add_option("--bsn", options.explain.person.bsn, "Burgerservicenummer");
  who->add_option("--v-nummer", options.explain.person.v_nummer, "V-nummer");
  who->add_option("--case", options.explain.person.id, "Case number");
  who->require_option(1);
  with_municipality(*command, options.explain.person);
  command->add_option("--lang", options.explain.language, "Language of the sentences")
      ->check(CLI::IsMember({"nl", "en"}));
  with_json(*command, options.place);
  with_reason(*command, options.place);
  command->callback([&] { result = explain_case(options.place, options.explain); });
}

void add_graph(CLI::App& app, Options& options, int& result) {
  auto* command =
      add(app, "graph", "Draw the workflows: what wakes a rule and what it brings about",
          "graph --config config/drechtsteden --format svg > werkprocessen.svg");
  with_config(*command, options.place);
  command->add_option("--format", options.graph.format, "Of the drawing")
      ->check(CLI::IsMember({"mermaid", "svg", "json"}));
  command->add_option("--workflow", options.graph.workflow, "Only this workflow");
  command->callback([&] { result = draw_graph(options.place, options.graph); });
}

void add_task(CLI::App& app, Options& options, int& result) {
  auto* tasks =
      add(app, "task", "Work for persons", "task list --config config/drechtsteden --data data");
  tasks->require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    with_config(*command, options.place);
    with_data(*command, options.place);
    with_json(*command, options.place);
    return command;
  };
  auto* list =
      common(add(*tasks, "list", "List what is open", "task list --config DIR --data DIR"));
  list->add_option("--case", options.task.case_id, "Only of this case");
  list->add_flag("--all", options.task.all, "Also what is done");
  with_reason(*list, options.place);
  list->callback([&] { result = task_list(options.place, options.task); });
  auto* done = common(add(*tasks, "done", "Say that a task is done; rules may go on from there",
                          "task done --config DIR --data DIR --by 'J. Jansen' ID"));
  done->add_option("id", options.task.id, "Task id")->required();
  done->add_option("--by", options.task.by, "Who did it; the user of this machine if not said");
  done->callback([&] { result = task_done(options.place, options.task); });
}

void add_account(CLI::App& app, Options& options, int& result) {
  auto* accounts = add(app, "account", "Who may log in at the console with a password",
                       "account list --config config/drechtsteden --data data");
  accounts->require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    with_config(*command, options.place);
    with_data(*command, options.place);
    with_json(*command, options.place);
    return command;
  };
  const auto named = [&](CLI::App* command) {
    common(command)->add_option("name", options.account.name, "Name to log in by")->required();
    return command;
  };
  common(add(*accounts, "list", "List the accounts", "account list --config DIR --data DIR"))
      ->callback([&] { result = account_list(options.place); });
  auto* make = named(add(*accounts, "add", "Make an account; asks for the password, or reads it",
                         "account add --config DIR --data DIR --role meekijker j.jansen"));
  make->add_option("--display", options.account.display, "How the console shows the name");
  make->add_option("--role", options.account.roles, "Role; may be given again")
      ->required()
      ->allow_extra_args(false);
  make->callback([&] { result = account_add(options.place, options.account); });
  named(add(*accounts, "disable", "Let nobody log in by this account; ends its sessions",
            "account disable --config DIR --data DIR j.jansen"))
      ->callback([&] { result = account_block(options.place, options.account.name, true); });
  named(add(*accounts, "enable", "Let its owner log in again",
            "account enable --config DIR --data DIR j.jansen"))
      ->callback([&] { result = account_block(options.place, options.account.name, false); });
  named(add(*accounts, "password", "Give an account another password; asks for it, or reads it",
            "account password --config DIR --data DIR j.jansen"))
      ->callback([&] { result = account_password(options.place, options.account.name); });
}

void add_order(CLI::App& app, Options& options, int& result, const char* name, const char* what,
               const char* example) {
  auto* command = add(app, name, what, example);
  with_config(*command, options.place);
  with_data(*command, options.place);
  with_json(*command, options.place);
  command->add_option("--case", options.order.case_id, "Case number")->required();
  command->add_option("--by", options.order.by, "Who gives the order")->required();
  auto* reason =
      command->add_option("--reason", options.order.reason, "Why; never a name or number");
  using What = rodedraad::hub::CaseOrder::What;
  if (std::string_view{name} == "erase") {
    reason->required();
    command->callback([&] {
      options.order.what = What::erase;
      result = order_case(options.place, options.order);
    });
    return;
  }
  auto* release = command->add_flag("--release", options.release, "Let it go again");
  reason->excludes(release);
  command->callback([&] {
    options.order.what = options.release ? What::release : What::hold;
    result = order_case(options.place, options.order);
  });
}

void add_key(CLI::App& app, Options& options, int& result) {
  auto* keys = add(app, "key", "The keys by which the store is sealed",
                   "key rotate --config DIR --data DIR --by 'J. Jansen'");
  keys->require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    with_config(*command, options.place);
    with_data(*command, options.place);
    with_json(*command, options.place);
    return command;
  };
  auto* rotate = common(add(*keys, "rotate", "Wrap all keys by a next master key; may be repeated",
                            "key rotate --config DIR --data DIR --by 'J. Jansen'"));
  rotate->add_option("--by", options.order.by, "Who gives the order")->required();
  rotate->callback([&] { result = rotate_keys(options.place, options.order.by); });
  auto* status = common(add(*keys, "status", "Tell how many keys wait for the newest master key",
                            "key status --config DIR --data DIR"));
  status->callback([&] { result = key_status(options.place); });
}

void add_ledger(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "ledger", "List every message and delivery as lines of JSON",
                      "ledger --config DIR --data DIR > grootboek.jsonl");
  with_config(*command, options.place);
  with_data(*command, options.place);
  with_reason(*command, options.place);
  command->callback([&] { result = ledger(options.place); });
}

void add_trace(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "trace", "Show what became of one incoming message and why",
                      "trace --config config/drechtsteden --data data MESSAGE-ID");
  with_config(*command, options.place);
  with_data(*command, options.place);
  command->add_option("message", options.message, "Message id")->required();
  with_json(*command, options.place);
  with_reason(*command, options.place);
  command->callback([&] { result = trace(options.place, options.message); });
}

void add_retention(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "retention", "Show or erase what may not be kept any longer, and why",
                      "retention --config DIR --data DIR --plan --at 2031-01-01");
  with_config(*command, options.place);
  with_data(*command, options.place);
  auto* what = command->add_option_group("what");
  what->add_flag_function(
      "--plan", [](std::int64_t) {}, "Only show what would be erased");
  what->add_flag("--run", options.retention.run, "Erase it; a running hub does so every night");
  what->require_option(1);
  command->add_flag("--clock-is-right", options.retention.clock_is_right,
                    "With --run: the clock was looked at, and may be believed");
  command->add_option("--at", options.retention.at, "With --plan: as if it were this day");
  with_json(*command, options.place);
  command->callback([&] { result = retention(options.place, options.retention); });
}

void add_dead_letter(CLI::App& app, Options& options, int& result) {
  auto* desk = add(app, "dead-letter", "What could not be delivered or processed",
                   "dead-letter list --config config/drechtsteden --data data");
  desk->require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    with_config(*command, options.place);
    with_data(*command, options.place);
    with_json(*command, options.place);
    return command;
  };
  auto* list =
      common(add(*desk, "list", "List it", "dead-letter list --config DIR --data DIR --groups"));
  list->add_flag("--groups", options.desk.groups,
                 "Count by cause, connection and kind, with what probably helps");
  with_filter(*list, options.desk);
  with_reason(*list, options.place);
  list->callback([&] { result = dead_letter_list(options.place, options.desk); });
  auto* show = common(add(*desk, "show", "Show one with all attempts",
                          "dead-letter show --config DIR --data DIR ID"));
  show->add_option("id", options.delivery, "Delivery or message id")->required();
  show->add_flag("--body", options.body, "Only what goes out, byte for byte; to edit it");
  with_reason(*show, options.place);
  show->callback([&] { result = dead_letter_show(options.place, options.delivery, options.body); });
  auto* resend = common(add(
      *desk, "resend", "Send a delivery again, byte for byte the same, or process a message again",
      "dead-letter resend --config DIR --data DIR ID"));
  resend->add_option("id", options.resend.ids, "Delivery or message ids");
  resend->add_flag("--all", options.resend.all, "All that lies at the desk");
  with_filter(*resend, options.resend.which);
  resend->add_option("--at", options.resend.at, "Not before this moment: RFC 3339 or YYYY-MM-DD");
  resend->add_flag("--preview", options.resend.preview, "Only tell what would go, in which order");
  resend->add_option("--by", options.resend.by, "Who decides; default: the user of this machine");
  resend->add_option("--reason", options.resend.reason, "Why, for who asks later");
  resend->callback([&] { result = dead_letter_resend(options.place, options.resend); });
  auto* edit = common(add(*desk, "edit", "Send what you made of a delivery, instead of it",
                          "dead-letter edit --config DIR --data DIR ID --body verbeterd.json "
                          "--reason 'huisnummer verbeterd'"));
  edit->add_option("id", options.edit.id, "Delivery id")->required();
  edit->add_option("--body", options.edit.body, "File with the new content; see show --body")
      ->required()
      ->check(CLI::ExistingFile);
  edit->add_option("--reason", options.edit.reason, "Why, for who asks later")->required();
  edit->add_option("--by", options.edit.by, "Who decides; default: the user of this machine");
  edit->add_flag("--preview", options.edit.preview, "Only show the difference");
  edit->callback([&] { result = dead_letter_edit(options.place, options.edit); });
  auto* cancel = common(
      add(*desk, "cancel", "Give a delivery up: it does not go any more",
          "dead-letter cancel --config DIR --data DIR ID --reason 'al telefonisch doorgegeven'"));
  cancel->add_option("id", options.decide.id, "Delivery id")->required();
  cancel->add_option("--reason", options.decide.reason, "Why, for who asks later")->required();
  cancel->add_option("--by", options.decide.by, "Who decides; default: the user of this machine");
  cancel->callback([&] {
    options.decide.cancel = true;
    result = dead_letter_decide(options.place, options.decide);
  });
  auto* settle =
      common(add(*desk, "settle", "Say whether a delivery of which that is not certain arrived",
                 "dead-letter settle --config DIR --data DIR ID --arrived --by NAME"));
  settle->add_option("id", options.decide.id, "Delivery id")->required();
  settle->add_flag("--arrived", options.decide.arrived, "The partner has it");
  settle->add_flag("--not-arrived", options.not_arrived, "The partner does not: send it again");
  settle->add_option("--by", options.decide.by, "Who asked the partner")->required();
  settle->callback([&] {
    if (options.decide.arrived == options.not_arrived) {
      throw Stop(kUsage, "say either --arrived or --not-arrived");
    }
    result = dead_letter_decide(options.place, options.decide);
  });
}

void add_audit(CLI::App& app, Options& options, int& result) {
  auto* logs = add(app, "audit", "The audit log: check it, read it",
                   "audit verify --config config/drechtsteden --data data");
  logs->require_subcommand(1);
  auto* verify = add(*logs, "verify", "Say whether and where the audit log was changed",
                     "audit verify --file copy.db --key audit.key --checkpoints FOLDER");
  verify->add_option("--config", options.place.config, "Configuration folder")
      ->check(CLI::ExistingDirectory);
  verify->add_option("--set", options.place.set, "NAME=VALUE fills ${NAME} in the configuration")
      ->allow_extra_args(false);
  with_data(*verify, options.place, false);
  with_json(*verify, options.place);
  verify->add_option("--file", options.audit.file, "A copy of the store, instead of the hub's own")
      ->check(CLI::ExistingFile);
  verify->add_option("--key", options.audit.key, "Key of the audit log")->check(CLI::ExistingFile);
  verify->add_option("--checkpoints,--from", options.audit.checkpoints, "Folder of the checkpoints")
      ->check(CLI::ExistingDirectory);
  verify
      ->add_option("--public-key", options.audit.public_key,
                   "Your own copy of the key that checks the checkpoints")
      ->check(CLI::ExistingFile);
  verify->callback([&] { result = audit_verify(options.place, options.audit); });
  auto* list = add(*logs, "list", "Show who did what, and who looked at what",
                   "audit list --config DIR --data DIR --object ID");
  with_config(*list, options.place);
  with_data(*list, options.place);
  with_json(*list, options.place);
  with_reason(*list, options.place);
  list->add_option("--object", options.audit.object, "Only of this case, message or delivery");
  list->add_option("--actor", options.audit.actor, "Only of this person or connection");
  list->add_option("--action", options.audit.action, "Only these, such as case or case.read");
  list->add_option("--since", options.audit.since, "From this moment: RFC 3339 or YYYY-MM-DD");
  list->add_option("--limit", options.audit.limit, "The last so many");
  list->callback([&] { result = audit_list(options.place, options.audit); });
}

void add_logbook(CLI::App& app, Options& options, int& result) {
  auto* logs = add(app, "logboek", "The Logboek Dataverwerkingen",
                   "logboek export --config config/drechtsteden --data data");
  logs->require_subcommand(1);
  auto* all = add(*logs, "export", "Print it as OTLP JSON, a request on each line",
                  "logboek export --config DIR --data DIR --since 2026-01-01");
  with_config(*all, options.place);
  with_data(*all, options.place);
  with_reason(*all, options.place);
  all->add_option("--since", options.audit.since, "From this moment: RFC 3339 or YYYY-MM-DD");
  all->callback([&] { result = logbook_export(options.place, options.audit.since); });
}

void add_purposes(CLI::App& app, Options& options, int& result) {
  auto* command = add(app, "purposes", "Show under which grounds data may leave",
                      "purposes --config config/drechtsteden --matrix > gegevens.md");
  with_config(*command, options.place);
  auto* matrix =
      command->add_flag("--matrix", options.purposes.matrix,
                        "Who may get which field, under which article, by which message");
  command->add_option("--format", options.purposes.format, "Of the matrix")
      ->check(CLI::IsMember({"markdown", "csv"}))
      ->needs(matrix);
  with_json(*command, options.place);
  command->callback([&] { result = show_purposes(options.place, options.purposes); });
}

void add_plugin(CLI::App& app, Options& options, int& result) {
  auto* plugins = add(app, "plugin", "The installed transports and adapters", "plugin list");
  plugins->require_subcommand(1);
  const auto common = [&](CLI::App* command) {
    command->add_option("--config", options.place.config,
                        "Configuration folder that names more plugin folders");
    with_json(*command, options.place);
    return command;
  };
  auto* list = common(add(*plugins, "list", "List them", "plugin list"));
  list->callback([&] { result = plugin_list(options.place); });
  auto* describe =
      common(add(*plugins, "describe", "Settings and messages", "plugin describe duo"));
  describe->add_option("name", options.plugin, "Plugin; without it all");
  describe->add_flag("--markdown", options.markdown, "As a page of the handbook");
  describe->callback(
      [&] { result = plugin_describe(options.place, options.plugin, options.markdown); });
  auto* allow = add(*plugins, "allow", "Print the line of hub.xml that lets a plugin of others in",
                    "plugin allow /opt/my-adapter/my_adapter.so");
  allow->add_option("file", options.plugin, "The library")->required()->check(CLI::ExistingFile);
  allow->callback([&] { result = plugin_allow(options.plugin); });
  add_certify(*plugins, result);
}

}  // namespace

int main(int argc, char** argv) {
  harden();
  CLI::App app{"Rode Draad: integration hub for inburgering", "rodedraad"};
  app.set_version_flag("--version", RODEDRAAD_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 well, 1 something was found, 64 wrong use, 65 bad data,\n"
      "69 partner or store unavailable, 70 our fault, 78 bad configuration.");
  Options options;
  int result = kOk;
  add_run(app, options, result);
  add_reload(app, options, result);
  add_watching(app, options, result);
  add_check(app, options, result);
  add_test(app, options, result);
  add_try(app, options, result);
  add_what_if(app, options, result);
  add_map(app, options, result);
  add_case(app, options, result);
  add_trace(app, options, result);
  add_ledger(app, options, result);
  add_explain(app, options, result);
  add_graph(app, options, result);
  add_task(app, options, result);
  add_account(app, options, result);
  add_retention(app, options, result);
  add_backup(app, result);
  add_order(app, options, result, "erase", "Erase all that is known of the person of a case",
            "erase --config DIR --data DIR --case ID --by 'J. Jansen' --reason 'art. 17 AVG'");
  add_order(app, options, result, "hold", "Keep anything of a case from being erased",
            "hold --config DIR --data DIR --case ID --by 'J. Jansen' --reason 'bezwaar loopt'");
  add_key(app, options, result);
  add_dead_letter(app, options, result);
  add_audit(app, options, result);
  add_logbook(app, options, result);
  add_purposes(app, options, result);
  add_plugin(app, options, result);
  add_simulate(app, result);
  add_generate(app, result);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& problem) {
    app.exit(problem);
    return kUsage;
  } catch (const Stop& stop) {
    std::cerr << rodedraad::hub::mask(stop.what()) << '\n';
    return stop.code();
  } catch (const std::exception& problem) {
    std::cerr << "rodedraad: " << rodedraad::hub::mask(problem.what()) << '\n';
    return kBug;
  }
  return result;
}
