#include <CLI/CLI.hpp>
#include <memory>

#include "command_line.h"
#include "commands.h"
#include "order_command.h"

/// Somebody's case: shown, explained, worked on, erased and held.
namespace rodedraad::cli {

namespace {

struct OrderGiven {
  hub::CaseOrder order;
  bool release = false;
};

void with_municipality(CLI::App& command, CaseOptions& person) {
  command.add_option("--gemeente", person.municipality,
                     "Code of the municipality, for somebody who moved and has two cases");
}

}  // namespace

void add_case(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<CaseOptions>();
  auto* command = add(app, "case", "Show one person's case with the source of each field",
                      "case --config config/drechtsteden --data data --v-nummer 2789456123");
  with_config(*command, place);
  with_data(*command, place);
  auto* who = command->add_option_group("person");
  who->add_option("--bsn", options->bsn, "Burgerservicenummer");
  who->add_option("--v-nummer", options->v_nummer, "V-nummer");
  who->add_option("--id", options->id, "Case number");
  who->require_option(1);
  with_municipality(*command, *options);
  with_json(*command, place);
  with_reason(*command, place);
  command->callback([options, &place, &result] { result = show_case(place, *options); });
}

void add_trace(CLI::App& app, Place& place, int& result) {
  const auto message = std::make_shared<std::string>();
  auto* command = add(app, "trace", "Show what became of one incoming message and why",
                      "trace --config config/drechtsteden --data data MESSAGE-ID");
  with_config(*command, place);
  with_data(*command, place);
  command->add_option("message", *message, "Message id")->required();
  with_json(*command, place);
  with_reason(*command, place);
  command->callback([message, &place, &result] { result = trace(place, *message); });
}

void add_explain(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<ExplainOptions>();
  auto* command = add(app, "explain", "Say in plain words what a case waits for, and until when",
                      "explain --config config/drechtsteden --data data --v-nummer 2789456123");
  with_config(*command, place);
  with_data(*command, place);
  auto* who = command->add_option_group("person");
  who->add_option("--bsn", options->person.bsn, "Burgerservicenummer");
  who->add_option("--v-nummer", options->person.v_nummer, "V-nummer");
  who->add_option("--case", options->person.id, "Case number");
  who->require_option(1);
  with_municipality(*command, options->person);
  command->add_option("--lang", options->language, "Language of the sentences")
      ->check(CLI::IsMember({"nl", "en"}));
  with_json(*command, place);
  with_reason(*command, place);
  command->callback([options, &place, &result] { result = explain_case(place, *options); });
}

void add_task(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<TaskOptions>();
  auto* tasks =
      add(app, "task", "Work for persons", "task list --config config/drechtsteden --data data");
  tasks->require_subcommand(1);
  auto* list = on_store(
      add(*tasks, "list", "List what is open", "task list --config DIR --data DIR"), place);
  list->add_option("--case", options->case_id, "Only of this case");
  list->add_flag("--all", options->all, "Also what is done");
  with_reason(*list, place);
  list->callback([options, &place, &result] { result = task_list(place, *options); });
  auto* done = on_store(add(*tasks, "done", "Say that a task is done; rules may go on from there",
                            "task done --config DIR --data DIR --by 'J. Jansen' ID"),
                        place);
  done->add_option("id", options->id, "Task id")->required();
  done->add_option("--by", options->by, "Who did it; the user of this machine if not said");
  done->callback([options, &place, &result] { result = task_done(place, *options); });
}

void add_order(CLI::App& app, Place& place, int& result, const char* name, const char* what,
               const char* example) {
  const auto options = std::make_shared<OrderGiven>();
  auto* command = add(app, name, what, example);
  with_config(*command, place);
  with_data(*command, place);
  with_json(*command, place);
  command->add_option("--case", options->order.case_id, "Case number")->required();
  command->add_option("--by", options->order.by, "Who gives the order")->required();
  auto* reason =
      command->add_option("--reason", options->order.reason, "Why; never a name or number");
  using What = hub::CaseOrder::What;
  if (std::string_view{name} == "erase") {
    reason->required();
    command->callback([options, &place, &result] {
      options->order.what = What::erase;
      result = order_case(place, options->order);
    });
    return;
  }
  auto* release = command->add_flag("--release", options->release, "Let it go again");
  reason->excludes(release);
  command->callback([options, &place, &result] {
    options->order.what = options->release ? What::release : What::hold;
    result = order_case(place, options->order);
  });
}

}  // namespace rodedraad::cli
