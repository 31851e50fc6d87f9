#include "moved.h"

#include "rodedraad/store/database.h"

namespace rodedraad::store {

namespace {

constexpr std::string_view kName = "opslag.verhuisd";

}  // namespace

MovedMark moved_mark(SqliteConnection& connection) {
  const auto value =
      connection.once("SELECT value FROM setting WHERE name = '" + std::string{kName} + "'");
  const auto space = value.find(' ');
  if (space == std::string::npos) return {};
  return {value.substr(0, space), value.substr(space + 1)};
}

void put_moved_mark(Statements& writer, const MovedMark& mark) {
  writer.run(
      "INSERT INTO setting (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = "
      "excluded.value",
      kName, mark.at + ' ' + mark.to);
}

void remove_moved_mark(Statements& writer) {
  writer.run("DELETE FROM setting WHERE name = ?", kName);
}

void demand_not_moved(SqliteConnection& connection) {
  const auto mark = moved_mark(connection);
  if (mark.to.empty()) return;
  throw StoreError("deze opslag is op " + mark.at + " verhuisd naar " + mark.to +
                   ": zet in hub.xml de url van <store> daarop. Moet u terug, en mag verloren gaan "
                   "wat daar sindsdien bij kwam, gebruik dan `rodedraad migrate-store --undo`");
}

}  // namespace rodedraad::store
