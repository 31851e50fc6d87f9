#include "whole.h"

#include <fmt/format.h>

#include <algorithm>

#include "rodedraad/model/clock.h"
#include "rodedraad/model/date.h"

namespace rodedraad::config {

namespace {

constexpr std::string_view kTask = "task:";
constexpr std::string_view kConnection = "connection:";

const KindInfo* written_by(const Reading& reading, const Connection& connection,
                           std::string_view message) {
  const auto* adapter = reading.catalogue.adapter(connection.adapter.name);
  if (adapter == nullptr || !connection.may_send(message)) return nullptr;
  const auto* kind = adapter->writes(message);
  return kind == nullptr || kind->responds ? nullptr : kind;
}

void add_of_organisation(const Reading& reading, const Municipality& municipality,
                         std::string_view organisation, std::string_view message,
                         std::vector<Outlet>& out) {
  for (const auto& connection : reading.config.connections) {
    if (connection.organisation != organisation) continue;
    const auto* kind = written_by(reading, connection, message);
    if (kind == nullptr) continue;
    out.push_back({municipality.code, &connection, kind});
    return;
  }
}

}  // namespace

std::vector<Outlet> outlets(const Reading& reading, const Send& send) {
  std::vector<Outlet> out;
  const auto& config = reading.config;
  if (send.to.starts_with(kConnection)) {
    const auto* connection = config.connection(send.to.substr(kConnection.size()));
    const auto* kind =
        connection == nullptr ? nullptr : written_by(reading, *connection, send.message);
    if (kind == nullptr) return out;
    for (const auto& each : config.region.municipalities) {
      out.push_back({each.code, connection, kind});
    }
  } else if (send.to.starts_with(kTask)) {
    const auto task = send.to.substr(kTask.size());
    const auto day = today();
    for (const auto& municipality : config.region.municipalities) {
      for (const auto& mandate : municipality.mandates) {
        if (mandate.task != task || (!mandate.to.empty() && mandate.to < day)) continue;
        add_of_organisation(reading, municipality, mandate.executor(), send.message, out);
      }
    }
  }
  return out;
}

std::string name_of(const Workflow& workflow, const Rule& rule) {
  return workflow.id + '/' + rule.id;
}

std::string shown(const Workflow& workflow, const Rule& rule) {
  return fmt::format("`{}` ({} line {})", name_of(workflow, rule), rule.place.file,
                     rule.place.line);
}

std::string today() { return model::Date{model::dutch_day(model::SystemClock{}.now())}.text(); }

void check_whole(Reading& reading, bool workflows_known) {
  check_laws(reading);
  const bool connected = reading.connections_known && reading.mappings_known;
  if (reading.region_known) check_tasks_have_owners(reading);
  if (reading.region_known && connected) check_sends_once(reading);
  if (!workflows_known || !connected || !reading.deadlines_known) return;
  check_rules_can_fire(reading);
  if (!reading.region_known) return;
  check_loops(reading);
  if (reading.purposes_known) check_purposes_are_used(reading);
}

}  // namespace rodedraad::config
