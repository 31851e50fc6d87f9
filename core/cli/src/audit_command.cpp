#include <boost/json.hpp>
#include <iostream>

#include "commands.h"
#include "open_store.h"
#include "read_record.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/store/audit_log.h"

namespace rodedraad::cli {

namespace json = boost::json;

namespace {

using Kind = store::AuditFault::Kind;

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::missing:
      return "missing";
    case Kind::changed:
      return "changed";
    case Kind::cut:
      return "cut";
    case Kind::replaced:
      return "replaced";
    case Kind::checkpoint:
      return "checkpoint";
  }
  return "changed";
}

std::string words(const store::AuditFault& fault) {
  const auto seq = std::to_string(fault.seq);
  auto range = fault.until > fault.seq
                   ? "regels " + seq + " tot en met " + std::to_string(fault.until)
                   : "regel " + seq;
  const auto at = model::rfc3339(fault.at);
  switch (fault.kind) {
    case Kind::missing:
      return range + ": weggehaald, voor de regel van " + at;
    case Kind::changed:
      return range + " (" + at + "): veranderd, verwisseld of tussengevoegd";
    case Kind::cut:
      return range + ": van het eind afgesneden; het controlepunt van " + at + " zag ze nog";
    case Kind::replaced:
      return range + " (" + at + "): niet de regel die het controlepunt zag; er is herschreven";
    case Kind::checkpoint:
      return "controlepunten, " + range + ": veranderd, of de regel ervoor is weggehaald";
  }
  return range;
}

json::object view(const store::AuditVerdict& verdict) {
  json::array faults;
  for (const auto& fault : verdict.faults) {
    faults.push_back(json::object{{"kind", json::string{name_of(fault.kind)}},
                                  {"seq", fault.seq},
                                  {"until", fault.until},
                                  {"at", model::rfc3339(fault.at)},
                                  {"text", words(fault)}});
  }
  json::array restored;
  for (const auto& each : verdict.restored) {
    restored.push_back(json::object{{"seq", each.head.seq}, {"at", model::rfc3339(each.at)}});
  }
  return {{"intact", verdict.intact()},         {"records", verdict.records},
          {"checkpoints", verdict.checkpoints}, {"faults", std::move(faults)},
          {"fault_count", verdict.fault_count}, {"restored", std::move(restored)}};
}

void print(const store::AuditVerdict& verdict) {
  std::cout << (verdict.intact() ? "onveranderd: " : "VERANDERD: ") << verdict.records
            << " regels, " << verdict.checkpoints << " controlepunten";
  if (verdict.checkpoints > 0) {
    std::cout << ", het laatste van " << model::rfc3339(verdict.last_checkpoint);
  }
  std::cout << '\n';
  for (const auto& fault : verdict.faults) std::cout << "  " << words(fault) << '\n';
  if (verdict.fault_count > verdict.faults.size()) {
    std::cout << "  en nog " << verdict.fault_count - verdict.faults.size() << '\n';
  }
  for (const auto& each : verdict.restored) {
    std::cout << "  op " << model::rfc3339(each.at)
              << " is met opzet een oudere opslag teruggezet (regel " << each.head.seq << ")\n";
  }
  if (verdict.checkpoints == 0) {
    std::cout << "  zonder controlepunten valt een afgesneden eind niet op: geef --checkpoints\n";
  }
}

/// What is not said lies where the configuration says, or beside the store.
store::Location location_of(const Place& place, const AuditOptions& options) {
  store::Location location;
  if (!options.file.empty()) {
    location.file = options.file;
  } else if (!place.config.empty() && !place.data.empty()) {
    const model::SystemClock clock;
    location = store_of(Installation{clock, place.config, place.set}, place);
  } else {
    throw Stop(kUsage, "say which log: --config and --data, or --file with --key");
  }
  if (!options.key.empty()) location.audit.key = options.key;
  if (!options.checkpoints.empty()) location.audit.checkpoints = options.checkpoints;
  location.audit = location.audit_place();
  return location;
}

store::CheckpointList checkpoints_of(const store::Location& location, const AuditOptions& options) {
  const auto folder = location.audit.checkpoints;
  if (options.checkpoints.empty() && !std::filesystem::exists(folder / store::kCheckpointFile)) {
    return {};
  }
  const auto known =
      options.public_key.empty() ? folder / store::kPublicKeyFile : options.public_key;
  return store::read_checkpoints(folder / store::kCheckpointFile, store::read_public_key(known));
}

json::object view(const store::AuditRow& row) {
  return {{"seq", row.seq},           {"time", model::rfc3339(row.at)},
          {"action", row.action},     {"object", row.object},
          {"result", row.result},     {"origin", row.origin},
          {"actor", row.actor},       {"municipality", row.municipality},
          {"revision", row.revision}, {"detail", row.detail}};
}

}  // namespace

int audit_verify(const Place& place, const AuditOptions& options) {
  try {
    const auto location = location_of(place, options);
    const auto key = crypto::read_key(location.audit.key);
    store::AuditLog log{location};
    const auto verdict = store::verify_audit(log, key, checkpoints_of(location, options));
    if (place.json) {
      std::cout << json::serialize(view(verdict)) << '\n';
    } else {
      print(verdict);
    }
    return verdict.intact() ? kOk : kFound;
  } catch (const Stop&) {
    throw;
  } catch (const std::runtime_error& problem) {
    throw Stop(kUnavailable, problem.what());
  }
}

int audit_list(const Place& place, const AuditOptions& options) {
  const model::SystemClock clock;
  Installation installation{clock, place.config, place.set};
  const auto location = store_of(installation, place);
  store::AuditQuery query{options.object, options.actor, options.action, moment(options.since)};
  record_read(installation, place, {"audit.read", options.object, {}});
  store::AuditLog log{location};
  const auto rows = log.find(query, options.limit);
  if (place.json) {
    json::array views;
    for (const auto& row : rows) views.push_back(view(row));
    std::cout << json::serialize(views) << '\n';
    return kOk;
  }
  for (const auto& row : rows) {
    std::cout << row.seq << "  " << model::rfc3339(row.at) << "  " << row.action << "  "
              << (row.object.empty() ? "-" : row.object) << "  " << row.result << "  " << row.origin
              << "  " << row.actor;
    if (!row.detail.empty()) std::cout << "  " << row.detail;
    std::cout << '\n';
  }
  return kOk;
}

}  // namespace rodedraad::cli
