#include "input.h"
#include "rodedraad/crypto/key_file.h"
#include "rodedraad/hub/log.h"
#include "rodedraad/sdk/identifiers.h"
#include "rodedraad/store/audit_log.h"
#include "routes.h"
#include "views.h"

/// /v1/auditregels and /v1/verwerkingen: what was done, by whom, and about whom.
namespace rodedraad::admin {

namespace json = boost::json;

namespace {

json::object view(const store::AuditRow& row) {
  return {{"volgnummer", row.seq},   {"moment", utc(row.at)},
          {"handeling", row.action}, {"object", row.object},
          {"uitkomst", row.result},  {"herkomst", row.origin},
          {"wie", row.actor},        {"gemeente", row.municipality},
          {"revisie", row.revision}, {"bijzonderheden", row.detail}};
}

json::object view(const store::ProcessingRow& row) {
  return {{"volgnummer", row.seq},
          {"naam", row.name},
          {"activiteit", row.activity},
          {"begin", utc(row.start)},
          {"einde", utc(row.end)},
          {"mislukt", row.failed},
          {"gemeente", row.municipality},
          {"soortBetrokkene", row.subject_type},
          {"spoor", row.trace}};
}

sdk::Answer all(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_query(request);
  store::AuditSearch query;
  query.people = input.flag("alleenMensen").value_or(false);
  query.action = input.text("handeling");
  query.object = input.text("object");
  query.actor = input.text("wie");
  const auto municipality = input.municipality();
  query.from = input.moment("van");
  query.until = input.moment("tot");
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  const auto scope = scope_of(request, Right::audit, municipality);
  if (!scope) return forbidden();
  query.municipalities = *scope;
  if (auto refusal = recorded(request, context, "audit.read", {}, municipality)) return *refusal;
  return reply(page_of(work.search.audit(query, cursor, limit),
                       [](const store::AuditRow& row) { return view(row); }));
}

std::string sentence(const store::AuditVerdict& verdict) {
  if (verdict.intact()) {
    return "Het auditlogboek is heel: " + std::to_string(verdict.records) +
           " regels nagelezen tegen " + std::to_string(verdict.checkpoints) + " ijkpunten.";
  }
  return "Het auditlogboek is niet heel: " + std::to_string(verdict.fault_count) +
         " afwijkingen, de eerste bij regel " + std::to_string(verdict.faults.front().seq) +
         ". Bewaar alles zoals het is, en waarschuw de CISO.";
}

store::AuditVerdict verdict_of(const store::Location& location) {
  const auto place = location.audit_place();
  store::CheckpointList checkpoints;
  const auto file = place.checkpoints / store::kCheckpointFile;
  if (std::filesystem::exists(file)) {
    checkpoints = store::read_checkpoints(
        file, store::read_public_key(place.checkpoints / store::kPublicKeyFile));
  }
  store::AuditLog log{location};
  return store::verify_audit(log, crypto::read_key(place.key), checkpoints);
}

sdk::Answer verify(const Request& request, Context& context) {
  if (!context.hub.record(record_of(request, context, "audit.verify", {}, {}, "asked"))) {
    return unrecorded();
  }
  const auto verdict = verdict_of(context.hub.location());
  return reply(json::object{
      {"goed", verdict.intact()}, {"regels", verdict.records}, {"zin", sentence(verdict)}});
}

sdk::Answer processing(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_query(request);
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  const auto scope = scope_of(request, Right::audit);
  if (!scope) return forbidden();
  store::ProcessingSearch query;
  query.municipalities = *scope;
  if (auto refusal = recorded(request, context, "processing.read", {}, {})) return *refusal;
  return reply(page_of(work.search.processing(query, cursor, limit),
                       [](const store::ProcessingRow& row) { return view(row); }));
}

/// Everything that was done with the data of one person.
sdk::Answer of_person(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  const auto bsn = input.text("bsn");
  const auto v_nummer = input.text("vNummer");
  const auto case_id = input.text("zaak");
  const auto municipality = input.municipality();
  const auto why = input.text("reden", Input::Need::required);
  const auto cursor = input.cursor();
  if (bsn.empty() && v_nummer.empty() && case_id.empty()) {
    input.wrong("bsn", "geef een BSN, een V-nummer of een zaaknummer");
  }
  if (!bsn.empty() && !sdk::is_bsn(bsn)) input.wrong("bsn", "is geen BSN (elfproef)");
  const auto number = sdk::v_nummer(v_nummer);
  if (!v_nummer.empty() && !number) {
    input.wrong("vNummer", "is geen V-nummer (hoogstens tien cijfers)");
  }
  if (auto refusal = input.refusal()) return *refusal;
  const auto scope = scope_of(request, Right::audit, municipality);
  if (!scope) return forbidden();
  if (auto refusal = recorded(request, context, "processing.person", case_id, municipality, why)) {
    return *refusal;
  }
  store::ProcessingSearch query;
  query.municipalities = *scope;
  // What a case is called by in the log, is its strongest number.
  auto subject_bsn = bsn;
  auto subject_number = v_nummer.empty() ? std::string{} : *number;
  if (!case_id.empty()) {
    const auto whole = work.reader.case_file(case_id);
    if (!whole || !request.person.may(Right::audit, {}, whole->file.municipality)) {
      return not_found();
    }
    if (const auto* known = whole->file.identifier("bsn")) subject_bsn = *known;
    if (const auto* known = whole->file.identifier("vNummer")) subject_number = *known;
  }
  query.subject_type = !subject_bsn.empty() ? "BSN" : !subject_number.empty() ? "V-nummer" : "zaak";
  query.subject = !subject_bsn.empty()      ? subject_bsn
                  : !subject_number.empty() ? subject_number
                                            : case_id;
  return reply(page_of(work.search.processing(query, cursor, 50),
                       [](const store::ProcessingRow& row) { return view(row); }));
}

/// A command is about to show something of a person.
sdk::Answer read(const Request& request, Context& context) {
  auto input = Input::of_body(request);
  const auto action = input.text("actie");
  const auto object = input.text("object");
  const auto municipality = input.text("gemeente");
  const auto why = input.text("reden");
  const bool plain = action.find_first_not_of("abcdefghijklmnopqrstuvwxyz.-") == std::string::npos;
  if (!action.ends_with(".read") || !plain) {
    input.wrong("actie", "moet zeggen wat er wordt bekeken, als \"case.read\"");
  }
  if (auto refusal = input.refusal()) return *refusal;
  // An identifier of ours may hold by chance what looks like a citizen service number.
  const auto shown = sdk::is_uuid(object) ? object : hub::mask(object).substr(0, 100);
  if (auto refusal =
          recorded(request, context, action, shown, hub::mask(municipality).substr(0, 500), why)) {
    return *refusal;
  }
  return nothing();
}

}  // namespace

void add_logs(Router& router, Context& context) {
  router.add("GET", "/v1/auditregels", Right::audit,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("POST", "/v1/auditregels/_controleer", Right::audit,
             [&](const auto& request, auto&) { return verify(request, context); });
  router.add("GET", "/v1/verwerkingen", Right::audit,
             [&](const auto& request, auto& work) { return processing(request, work, context); });
  router.add("POST", "/v1/verwerkingen/_zoek", Right::audit,
             [&](const auto& request, auto& work) { return of_person(request, work, context); });
  router.add("POST", "/v1/raadplegingen", Door::signed_in,
             [&](const auto& request, auto&) { return read(request, context); });
}

}  // namespace rodedraad::admin
