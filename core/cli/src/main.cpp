#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>

#include "backup_command.h"
#include "command_line.h"
#include "generate_command.h"
#include "hardening.h"
#include "installation.h"
#include "migrate_store_command.h"
#include "rodedraad/hub/log.h"
#include "simulate_command.h"

int main(int argc, char** argv) {
  using namespace rodedraad::cli;
  harden();
  CLI::App app{"Rode Draad: integration hub for inburgering", "rodedraad"};
  app.set_version_flag("--version", RODEDRAAD_VERSION);
  app.require_subcommand(1);
  app.footer(
      "Exit codes: 0 well, 1 something was found, 64 wrong use, 65 bad data,\n"
      "69 partner or store unavailable, 70 our fault, 78 bad configuration.");
  Place place;
  int result = kOk;
  add_run(app, place, result);
  add_reload(app, place, result);
  add_connection(app, place, result);
  add_watching(app, place, result);
  add_check(app, place, result);
  add_test(app, place, result);
  add_try(app, place, result);
  add_what_if(app, place, result);
  add_map(app, result);
  add_case(app, place, result);
  add_trace(app, place, result);
  add_ledger(app, place, result);
  add_explain(app, place, result);
  add_graph(app, place, result);
  add_task(app, place, result);
  add_account(app, place, result);
  add_retention(app, place, result);
  add_backup(app, result);
  add_migrate_store(app, result);
  add_order(app, place, result, "erase", "Erase all that is known of the person of a case",
            "erase --config DIR --data DIR --case ID --by 'J. Jansen' --reason 'art. 17 AVG'");
  add_order(app, place, result, "hold", "Keep anything of a case from being erased",
            "hold --config DIR --data DIR --case ID --by 'J. Jansen' --reason 'bezwaar loopt'");
  add_key(app, place, result);
  add_dead_letter(app, place, result);
  add_audit(app, place, result);
  add_logbook(app, place, result);
  add_purposes(app, place, result);
  add_plugin(app, place, result);
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
