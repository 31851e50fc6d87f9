#include "migrate_store_command.h"

#include <boost/json.hpp>
#include <iostream>
#include <memory>

#include "command_line.h"
#include "commands.h"
#include "installation.h"
#include "rodedraad/admin/operator.h"
#include "rodedraad/hub/location.h"
#include "rodedraad/store/copy_store.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

struct Given {
  Place place;
  std::string from, to;
  bool undo = false;
};

json::object view(const store::CopiedStore& copied, const std::string& to) {
  json::array tables;
  for (const auto& table : copied.tables) {
    tables.push_back(
        json::object{{"table", table.name}, {"rows", table.rows}, {"sha256", table.sha256}});
  }
  return {{"to", to},
          {"tables", std::move(tables)},
          {"auditRecords", copied.audit_records},
          {"changedTexts", copied.changed_texts},
          {"wasThere", copied.was_there}};
}

void print(const store::CopiedStore& copied, const std::string& to) {
  if (copied.was_there) {
    std::cout << "Alles stond al op " << to << "; de oude opslag is nu gesloten.\n";
    return;
  }
  std::int64_t rows = 0;
  for (const auto& table : copied.tables) {
    rows += table.rows;
    if (table.rows > 0) std::cout << "  " << table.name << ": " << table.rows << '\n';
  }
  std::cout << "Verhuisd naar " << to << ": " << rows << " rijen, nageteld en nagelezen; "
            << copied.audit_records << " regels van het auditlogboek kloppen.\n";
  if (copied.changed_texts > 0) {
    std::cout << "In " << copied.changed_texts
              << " teksten stonden bytes die geen tekst zijn; daar staat nu een vraagteken in een "
                 "ruit.\n";
  }
  std::cout << "Een hub start niet meer op de oude opslag. Zet in hub.xml de url van <store> op de "
               "nieuwe.\n";
}

void tell(std::string_view table, std::int64_t rows, bool reading_back) {
  std::cerr << table << ": " << rows
            << (reading_back ? " rijen nagelezen\n" : " rijen verstuurd\n");
}

/// The installation's own store, with another address.
store::Location at(const std::string& url, const config::Hub& hub, const Place& place) {
  auto other = hub;
  if (!url.empty()) other.store_url = url;
  return hub::location_of(other, place.data);
}

int migrate_store(const Given& given) {
  const auto& place = given.place;
  const model::SystemClock clock;
  const Installation installation{clock, place.config, place.set};
  const auto& config = installation.config();
  const auto who = admin::this_operator();
  store::AuditRow row;
  row.at = clock.now();
  row.origin = who.origin;
  row.actor = who.name;
  row.revision = config.revision;
  try {
    const auto from = at(given.from, config.hub, place);
    const store::DataLock lock{place.data};
    if (given.undo) {
      const auto undone = store::undo_copy(from, row);
      std::cout << "De opslag " << from.name() << " is weer open. Wat op " << undone
                << " sindsdien bij kwam, staat er niet in. Start daar geen hub meer.\n";
      return kOk;
    }
    const auto to = at(given.to, config.hub, place);
    const auto copied = store::copy_store(from, to, row, tell);
    if (place.json) {
      std::cout << json::serialize(view(copied, to.name())) << '\n';
    } else {
      print(copied, to.name());
    }
  } catch (const store::StoreError& problem) {
    throw Stop(kUnavailable, problem.what());
  }
  return kOk;
}

}  // namespace

void add_migrate_store(CLI::App& app, int& result) {
  auto given = std::make_shared<Given>();
  auto* command = add(app, "migrate-store", "Move the store from a file to a PostgreSQL server",
                      "migrate-store sqlite:hub.db --config DIR --data /var/lib/rodedraad\n\n"
                      "No hub may run. Leave TO out to move to the <store url> of hub.xml, so that "
                      "no password\nstands among the arguments of a process. Whatever goes wrong, "
                      "the server then holds\nnothing and the file is as it was.");
  on_store(command, given->place);
  command->add_option("from", given->from, "Store to move: sqlite:FILE")->required();
  auto* to = command->add_option(
      "to", given->to, "Empty database: postgresql://USER@HOST:PORT/DATABASE; or of hub.xml");
  command->add_flag("--undo", given->undo, "Open FROM again; what came in since is not in it")
      ->excludes(to);
  command->callback([given, &result] { result = migrate_store(*given); });
}

}  // namespace rodedraad::cli
