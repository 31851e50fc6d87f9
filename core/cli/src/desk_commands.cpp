#include <CLI/CLI.hpp>
#include <memory>

#include "command_line.h"
#include "commands.h"
#include "installation.h"

/// The dead-letter desk.
namespace rodedraad::cli {

namespace {

struct DeskGiven {
  DeskOptions desk;
  std::string delivery;
  ResendOptions resend;
  EditOptions edit;
  bool body = false;
  DecideOptions decide;
  bool not_arrived = false;
};

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

}  // namespace

void add_dead_letter(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<DeskGiven>();
  auto* desk = add(app, "dead-letter", "What could not be delivered or processed",
                   "dead-letter list --config config/drechtsteden --data data");
  desk->require_subcommand(1);
  auto* list = on_store(
      add(*desk, "list", "List it", "dead-letter list --config DIR --data DIR --groups"), place);
  list->add_flag("--groups", options->desk.groups,
                 "Count by cause, connection and kind, with what probably helps");
  with_filter(*list, options->desk);
  with_reason(*list, place);
  list->callback([options, &place, &result] { result = dead_letter_list(place, options->desk); });
  auto* show = on_store(add(*desk, "show", "Show one with all attempts",
                            "dead-letter show --config DIR --data DIR ID"),
                        place);
  show->add_option("id", options->delivery, "Delivery or message id")->required();
  show->add_flag("--body", options->body, "Only what goes out, byte for byte; to edit it");
  with_reason(*show, place);
  show->callback([options, &place, &result] {
    result = dead_letter_show(place, options->delivery, options->body);
  });
  auto* resend =
      on_store(add(*desk, "resend",
                   "Send a delivery again, byte for byte the same, or process a message again",
                   "dead-letter resend --config DIR --data DIR ID"),
               place);
  resend->add_option("id", options->resend.ids, "Delivery or message ids");
  resend->add_flag("--all", options->resend.all, "All that lies at the desk");
  with_filter(*resend, options->resend.which);
  resend->add_option("--at", options->resend.at, "Not before this moment: RFC 3339 or YYYY-MM-DD");
  resend->add_flag("--preview", options->resend.preview, "Only tell what would go, in which order");
  resend->add_option("--by", options->resend.by, "Who decides; default: the user of this machine");
  resend->add_option("--reason", options->resend.reason, "Why, for who asks later");
  resend->callback(
      [options, &place, &result] { result = dead_letter_resend(place, options->resend); });
  auto* edit = on_store(add(*desk, "edit", "Send what you made of a delivery, instead of it",
                            "dead-letter edit --config DIR --data DIR ID --body verbeterd.json "
                            "--reason 'huisnummer verbeterd'"),
                        place);
  edit->add_option("id", options->edit.id, "Delivery id")->required();
  edit->add_option("--body", options->edit.body, "File with the new content; see show --body")
      ->required()
      ->check(CLI::ExistingFile);
  edit->add_option("--reason", options->edit.reason, "Why, for who asks later")->required();
  edit->add_option("--by", options->edit.by, "Who decides; default: the user of this machine");
  edit->add_flag("--preview", options->edit.preview, "Only show the difference");
  edit->callback([options, &place, &result] { result = dead_letter_edit(place, options->edit); });
  auto* cancel = on_store(
      add(*desk, "cancel", "Give a delivery up: it does not go any more",
          "dead-letter cancel --config DIR --data DIR ID --reason 'al telefonisch doorgegeven'"),
      place);
  cancel->add_option("id", options->decide.id, "Delivery id")->required();
  cancel->add_option("--reason", options->decide.reason, "Why, for who asks later")->required();
  cancel->add_option("--by", options->decide.by, "Who decides; default: the user of this machine");
  cancel->callback([options, &place, &result] {
    options->decide.cancel = true;
    result = dead_letter_decide(place, options->decide);
  });
  auto* settle =
      on_store(add(*desk, "settle", "Say whether a delivery of which that is not certain arrived",
                   "dead-letter settle --config DIR --data DIR ID --arrived --by NAME"),
               place);
  settle->add_option("id", options->decide.id, "Delivery id")->required();
  settle->add_flag("--arrived", options->decide.arrived, "The partner has it");
  settle->add_flag("--not-arrived", options->not_arrived, "The partner does not: send it again");
  settle->add_option("--by", options->decide.by, "Who asked the partner")->required();
  settle->callback([options, &place, &result] {
    if (options->decide.arrived == options->not_arrived) {
      throw Stop(kUsage, "say either --arrived or --not-arrived");
    }
    result = dead_letter_decide(place, options->decide);
  });
}

}  // namespace rodedraad::cli
