#include <CLI/CLI.hpp>
#include <memory>

#include "command_line.h"
#include "commands.h"
#include "ledger_command.h"

/// What was put on record.
namespace rodedraad::cli {

void add_ledger(CLI::App& app, Place& place, int& result) {
  auto* command = add(app, "ledger", "List every message and delivery as lines of JSON",
                      "ledger --config DIR --data DIR > grootboek.jsonl");
  with_config(*command, place);
  with_data(*command, place);
  with_reason(*command, place);
  command->callback([&place, &result] { result = ledger(place); });
}

void add_audit(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<AuditOptions>();
  auto* logs = add(app, "audit", "The audit log: check it, read it",
                   "audit verify --config config/drechtsteden --data data");
  logs->require_subcommand(1);
  auto* verify = add(*logs, "verify", "Say whether and where the audit log was changed",
                     "audit verify --file copy.db --key audit.key --checkpoints FOLDER");
  verify->add_option("--config", place.config, "Configuration folder")
      ->check(CLI::ExistingDirectory);
  verify->add_option("--set", place.set, "NAME=VALUE fills ${NAME} in the configuration")
      ->allow_extra_args(false);
  with_data(*verify, place, false);
  with_json(*verify, place);
  verify->add_option("--file", options->file, "A copy of the store, instead of the hub's own")
      ->check(CLI::ExistingFile);
  verify->add_option("--key", options->key, "Key of the audit log")->check(CLI::ExistingFile);
  verify->add_option("--checkpoints,--from", options->checkpoints, "Folder of the checkpoints")
      ->check(CLI::ExistingDirectory);
  verify
      ->add_option("--public-key", options->public_key,
                   "Your own copy of the key that checks the checkpoints")
      ->check(CLI::ExistingFile);
  verify->callback([options, &place, &result] { result = audit_verify(place, *options); });
  auto* list = add(*logs, "list", "Show who did what, and who looked at what",
                   "audit list --config DIR --data DIR --object ID");
  with_config(*list, place);
  with_data(*list, place);
  with_json(*list, place);
  with_reason(*list, place);
  list->add_option("--object", options->object, "Only of this case, message or delivery");
  list->add_option("--actor", options->actor, "Only of this person or connection");
  list->add_option("--action", options->action, "Only these, such as case or case.read");
  list->add_option("--since", options->since, "From this moment: RFC 3339 or YYYY-MM-DD");
  list->add_option("--limit", options->limit, "The last so many");
  list->callback([options, &place, &result] { result = audit_list(place, *options); });
}

void add_logbook(CLI::App& app, Place& place, int& result) {
  const auto since = std::make_shared<std::string>();
  auto* logs = add(app, "logboek", "The Logboek Dataverwerkingen",
                   "logboek export --config config/drechtsteden --data data");
  logs->require_subcommand(1);
  auto* all = add(*logs, "export", "Print it as OTLP JSON, a request on each line",
                  "logboek export --config DIR --data DIR --since 2026-01-01");
  with_config(*all, place);
  with_data(*all, place);
  with_reason(*all, place);
  all->add_option("--since", *since, "From this moment: RFC 3339 or YYYY-MM-DD");
  all->callback([since, &place, &result] { result = logbook_export(place, *since); });
}

}  // namespace rodedraad::cli
