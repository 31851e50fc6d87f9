#pragma once

#include <string>

#include "commands.h"

namespace CLI {
class App;
}

/// How commands are made known to who types them. The exit code of the one that was run goes to
/// result; place and result outlive the parsing.
namespace rodedraad::cli {

/// A command below another, with an example under its help.
CLI::App* add(CLI::App& app, const std::string& name, const std::string& what,
              const std::string& example);

/// Options that many commands have.
void with_config(CLI::App& command, Place& place);
void with_data(CLI::App& command, Place& place, bool required = true);
void with_json(CLI::App& command, Place& place);
/// The three of them: a command on what the store of a hub holds. \returns the command.
CLI::App* on_store(CLI::App* command, Place& place);
/// For what shows something of a person.
void with_reason(CLI::App& command, Place& place);

/// The hub itself: running it, and watching it run.
void add_run(CLI::App& app, Place& place, int& result);
void add_reload(CLI::App& app, Place& place, int& result);
void add_connection(CLI::App& app, Place& place, int& result);
void add_watching(CLI::App& app, Place& place, int& result);

/// A configuration folder: checked, tried, drawn and told about.
void add_check(CLI::App& app, Place& place, int& result);
void add_test(CLI::App& app, Place& place, int& result);
void add_try(CLI::App& app, Place& place, int& result);
void add_what_if(CLI::App& app, Place& place, int& result);
void add_map(CLI::App& app, int& result);
void add_graph(CLI::App& app, Place& place, int& result);
void add_purposes(CLI::App& app, Place& place, int& result);

/// Somebody's case: shown, explained, worked on, erased and held.
void add_case(CLI::App& app, Place& place, int& result);
void add_trace(CLI::App& app, Place& place, int& result);
void add_explain(CLI::App& app, Place& place, int& result);
void add_task(CLI::App& app, Place& place, int& result);
void add_order(CLI::App& app, Place& place, int& result, const char* name, const char* what,
               const char* example);

/// The dead-letter desk.
void add_dead_letter(CLI::App& app, Place& place, int& result);

/// What was put on record.
void add_ledger(CLI::App& app, Place& place, int& result);
void add_audit(CLI::App& app, Place& place, int& result);
void add_logbook(CLI::App& app, Place& place, int& result);

/// What the hub keeps: for how long, under which keys, and who may log in.
void add_account(CLI::App& app, Place& place, int& result);
void add_retention(CLI::App& app, Place& place, int& result);
void add_key(CLI::App& app, Place& place, int& result);

/// Plugins.
void add_plugin(CLI::App& app, Place& place, int& result);

}  // namespace rodedraad::cli
