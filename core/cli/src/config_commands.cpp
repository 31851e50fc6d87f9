#include <CLI/CLI.hpp>
#include <memory>

#include "command_line.h"
#include "commands.h"

/// A configuration folder: checked, tried, drawn and told about.
namespace rodedraad::cli {

void add_check(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<CheckOptions>();
  auto* command = add(app, "check", "Check a configuration folder; tells all mistakes at once",
                      "check config/drechtsteden");
  command->add_option("folder", place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--set", place.set, "NAME=VALUE fills ${NAME}")->allow_extra_args(false);
  with_data(*command, place, false);
  command->add_flag("--environment", options->environment,
                    "Also what only this machine can tell: plugins, folders, store");
  command->add_flag("--deny-warnings", options->deny_warnings, "Warnings count as errors");
  with_json(*command, place);
  command->callback([options, &place, &result] { result = check(place, *options); });
}

void add_test(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<TestOptions>();
  auto* command =
      add(app, "test", "Play the scenarios of a configuration folder, without any effect",
          "test config/drechtsteden --coverage");
  command->add_option("folder", place.config, "Configuration folder")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--set", place.set, "NAME=VALUE fills ${NAME}")->allow_extra_args(false);
  command->add_option("--filter", options->filter,
                      "Only scenarios with this in their name, title or file");
  command->add_flag("--coverage", options->coverage,
                    "Also list rules, purposes and mandates that no scenario touched");
  with_json(*command, place);
  command->callback([options, &place, &result] { result = test_scenarios(place, *options); });
}

void add_try(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<TryOptions>();
  auto* command = add(app, "try", "Show what one message would do, without any effect",
                      "try --config config/drechtsteden --connection participatiewet bericht.json");
  with_config(*command, place);
  with_data(*command, place, false);
  command->add_option("--connection", options->connection, "Connection it comes in by")->required();
  command->add_option("--header", options->headers, "'Name: value'")->allow_extra_args(false);
  command->add_option("--target", options->target, "Path below the connection's own");
  command->add_option("--at", options->at, "Moment to pretend: RFC 3339 or YYYY-MM-DD");
  command->add_option("file", options->file, "The message")->required()->check(CLI::ExistingFile);
  with_json(*command, place);
  with_reason(*command, place);
  command->callback([options, &place, &result] { result = try_message(place, *options); });
}

void add_what_if(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<WhatIfOptions>();
  auto* command =
      add(app, "what-if", "Show what another configuration would have done with what came in",
          "what-if --config nieuw --data /var/lib/rodedraad --since 2026-01-01");
  with_config(*command, place);
  with_data(*command, place);
  command->add_option("--since", options->since,
                      "Compare from this moment: RFC 3339 or YYYY-MM-DD");
  command->add_option("--list", options->listed, "How many differences of each sort to show");
  with_json(*command, place);
  command->callback([options, &place, &result] { result = what_if(place, *options); });
}

void add_map(CLI::App& app, int& result) {
  const auto options = std::make_shared<MapOptions>();
  auto* command =
      add(app, "map", "Show what a mapping makes of one file, and what it leaves unread",
          "map config/drechtsteden/mappings/duo.xml pvt bericht.json");
  command->add_option("mapping", options->mapping, "Mapping file")
      ->required()
      ->check(CLI::ExistingFile);
  command->add_option("kind", options->kind, "Kind of message in the mapping")->required();
  command->add_option("file", options->file, "The message: JSON, XML or CSV")
      ->required()
      ->check(CLI::ExistingFile);
  command->add_option("--overlay", options->overlays, "Mapping file with differences; may repeat")
      ->allow_extra_args(false)
      ->check(CLI::ExistingFile);
  command->add_option("--part", options->part, "XPath of the parts, each of which is a message");
  command->add_option("--separator", options->separator, "Between the columns of a CSV")
      ->check(CLI::IsMember({";", ",", "|", "tab"}));
  command->add_flag("--show", options->show, "Also show values, which may be personal data");
  command->add_flag("--json", options->json, "Print JSON for a program to read");
  command->callback([options, &result] { result = map_message(*options); });
}

void add_graph(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<GraphOptions>();
  auto* command =
      add(app, "graph", "Draw the workflows: what wakes a rule and what it brings about",
          "graph --config config/drechtsteden --format svg > werkprocessen.svg");
  with_config(*command, place);
  command->add_option("--format", options->format, "Of the drawing")
      ->check(CLI::IsMember({"mermaid", "svg", "json"}));
  command->add_option("--workflow", options->workflow, "Only this workflow");
  command->callback([options, &place, &result] { result = draw_graph(place, *options); });
}

void add_purposes(CLI::App& app, Place& place, int& result) {
  const auto options = std::make_shared<PurposesOptions>();
  auto* command = add(app, "purposes", "Show under which grounds data may leave",
                      "purposes --config config/drechtsteden --matrix > gegevens.md");
  with_config(*command, place);
  auto* matrix =
      command->add_flag("--matrix", options->matrix,
                        "Who may get which field, under which article, by which message");
  command->add_option("--format", options->format, "Of the matrix")
      ->check(CLI::IsMember({"markdown", "csv"}))
      ->needs(matrix);
  with_json(*command, place);
  command->callback([options, &place, &result] { result = show_purposes(place, *options); });
}

}  // namespace rodedraad::cli
