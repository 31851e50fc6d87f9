#include "configurations.h"

#include <algorithm>
#include <set>

#include "config_files.h"
#include "input.h"
#include "proposals.h"
#include "rodedraad/message/difference.h"
#include "rodedraad/purposes/widening.h"
#include "routes.h"
#include "views.h"
#include "what_ifs.h"

/// /v1/configuraties: what the hub works under, and worked under before.
namespace rodedraad::admin {

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

json::object view(const config::Finding& finding) {
  return {{"ernst", finding.severity == config::Severity::error ? "fout" : "waarschuwing"},
          {"bestand", finding.place.file},
          {"regel", finding.place.line},
          {"kolom", finding.place.column},
          {"code", finding.code},
          {"tekst", finding.text}};
}

json::array view(const std::vector<config::Finding>& findings, const std::string& file = {}) {
  json::array result;
  for (const auto& finding : findings) {
    if (file.empty() || finding.place.file == file) result.push_back(view(finding));
  }
  return result;
}

bool has_error(const std::vector<config::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(), [](const auto& finding) {
    return finding.severity == config::Severity::error;
  });
}

/// The hash of the revision of a folder: as far as it can be told without its being right.
std::string current_of(const Context& context) { return context.setup()->config().revision; }

/// A revision by its name, with what the check says of it; nothing when there is none.
struct Found {
  ConfigFiles files;
  config::Loaded loaded;
  std::string revision;
};

/// Where an older revision is put to be looked at and worked under.
fs::path folder_of(const Context& context, const std::string& revision) {
  return context.installed.data / "configuraties" / revision;
}

/// The folder of a revision; nothing when it is not kept.
std::optional<fs::path> folder_with(const Context& context, store::Search& search,
                                    const std::string& revision) {
  if (revision == kFolder) return context.installed.config;
  const auto row = search.revision(revision);
  if (!row) return std::nullopt;
  auto folder = folder_of(context, revision);
  if (!fs::exists(folder / "hub.xml")) write_files(unpack(row->files), folder);
  return folder;
}

std::optional<Found> find(const Context& context, Workplace& work, const std::string& revision) {
  const auto folder = folder_with(context, work.search, revision);
  if (!folder) return std::nullopt;
  Found found{read_files(*folder), context.installed.load(*folder), revision};
  if (revision == kFolder && found.loaded.config) found.revision = found.loaded.config->revision;
  return found;
}

sdk::Answer all(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  const auto cursor = input.cursor();
  const auto limit = input.how_many();
  if (auto refusal = input.refusal()) return *refusal;
  const auto current = current_of(context);
  return reply(page_of(work.search.revisions(cursor, limit), [&](const store::RevisionRow& row) {
    return json::object{{"revisie", row.hash},
                        {"moment", utc(row.at)},
                        {"door", row.actor},
                        {"herkomst", row.origin},
                        {"actueel", row.hash == current}};
  }));
}

sdk::Answer show(const Request& request, Workplace& work, const Context& context) {
  const auto found = find(context, work, request.part("revisie"));
  if (!found) return not_found();
  const auto& findings = found->loaded.findings;
  json::array files;
  for (const auto& [name, text] : found->files) {
    const auto count = std::count_if(
        findings.begin(), findings.end(),
        [&, &file = name](const auto& finding) { return finding.place.file == file; });
    files.push_back(json::object{{"naam", name}, {"grootte", text.size()}, {"bevindingen", count}});
  }
  json::array wider;
  if (found->loaded.config) {
    const auto setup = context.setup();
    for (const auto& line : purposes::widened(setup->config(), *found->loaded.config)) {
      wider.push_back(json::string{line});
    }
  }
  return reply(json::object{{"revisie", found->revision},
                            {"actueel", found->revision == current_of(context)},
                            {"bestanden", std::move(files)},
                            {"bevindingen", view(findings)},
                            {"verruimt", std::move(wider)}});
}

sdk::Answer show_file(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  const auto name = input.text("naam", Input::Need::required);
  if (auto refusal = input.refusal()) return *refusal;
  const auto found = find(context, work, request.part("revisie"));
  if (!found) return not_found();
  const auto file = found->files.find(name);
  if (file == found->files.end()) return not_found();
  return reply(json::object{{"naam", name},
                            {"tekst", file->second},
                            {"bevindingen", view(found->loaded.findings, name)}});
}

json::object difference_of(const std::string& name, const std::string* before,
                           const std::string* after) {
  json::array lines;
  for (const auto& line :
       message::difference(before == nullptr ? "" : *before, after == nullptr ? "" : *after)) {
    lines.push_back(json::string{line});
  }
  return {{"naam", name},
          {"soort", before == nullptr  ? "nieuw"
                    : after == nullptr ? "weg"
                                       : "anders"},
          {"regels", std::move(lines)}};
}

sdk::Answer differences(const Request& request, Workplace& work, const Context& context) {
  auto input = Input::of_query(request);
  auto other = input.text("met");
  if (auto refusal = input.refusal()) return *refusal;
  if (other.empty()) other = current_of(context);
  const auto& wanted = request.part("revisie");
  const auto from = folder_with(context, work.search, other);
  const auto to = folder_with(context, work.search, wanted);
  if (!from || !to) return not_found();
  const auto before = read_files(*from);
  const auto after = read_files(*to);
  std::set<std::string> names;
  for (const auto* files : {&before, &after}) {
    for (const auto& [name, text] : *files) names.insert(name);
  }
  json::array result;
  for (const auto& name : names) {
    const auto a = before.find(name);
    const auto b = after.find(name);
    const auto* was = a == before.end() ? nullptr : &a->second;
    const auto* is = b == after.end() ? nullptr : &b->second;
    if (was != nullptr && is != nullptr && *was == *is) continue;
    result.push_back(difference_of(name, was, is));
  }
  return reply(json::object{{"van", other}, {"naar", wanted}, {"bestanden", std::move(result)}});
}

json::object outcome(const hub::Reloaded& result) {
  return {{"gelukt", result.done},
          {"revisie", result.revision},
          {"bevindingen", view(result.findings)}};
}

/// Wrong configuration is no wrong request: it is an answer, with all findings.
void begin(const Request& request, Workplace& work, Context& context, const Answered& answered) {
  auto input = Input::of_body(request);
  const auto why = input.text("reden", Input::Need::required);
  if (auto refusal = input.refusal()) return answered(*refusal);
  const auto& revision = request.part("revisie");
  const auto found = find(context, work, revision);
  if (!found) return answered(not_found());
  if (!found->loaded.config || has_error(found->loaded.findings)) {
    hub::Reloaded refused;
    refused.revision = current_of(context);
    refused.findings = found->loaded.findings;
    return answered(reply(outcome(refused)));
  }
  const auto setup = context.setup();
  const auto wider = purposes::widened(setup->config(), *found->loaded.config);
  if (!wider.empty() && !request.person.command) {
    std::string lines;
    for (const auto& line : wider) lines += line + '\n';
    // What is agreed to is what was seen: these files, whatever happens to the folder meanwhile.
    const auto& hash = found->loaded.config->revision;
    const auto record = store::RevisionRow{hash, context.clock.now(), request.person.account,
                                           "voorstel", pack(found->files)};
    const auto audit = record_of(request, context, "config.propose", hash, {}, "asked");
    if (!context.hub.write([record, audit](store::Transaction& transaction) {
          transaction.add_revision(record);
          transaction.audit(audit);
        })) {
      return answered(unrecorded());
    }
    const auto proposed = propose(request, context, {ProposalKind::widen, hash, {}, lines, why});
    if (proposed.status != 202) return answered(proposed);
    json::error_code failed;
    json::object result{{"gelukt", false},
                        {"revisie", current_of(context)},
                        {"bevindingen", json::array{}},
                        {"voorstel", json::parse(proposed.body, failed).at("voorstel")}};
    return answered(reply(result));
  }
  activate(context, revision, request.person.origin, request.person.account, answered);
}

/// What the command line asks: the folder as it is, the answer in English as it always was.
void reload(const Request& request, Context& context, const Answered& answered) {
  context.reload({}, request.person.origin, request.person.account,
                 [&context, answered, origin = request.person.origin,
                  actor = request.person.account](const hub::Reloaded& result) {
                   json::array findings;
                   for (const auto& finding : result.findings) {
                     const bool error = finding.severity == config::Severity::error;
                     findings.push_back(json::object{{"severity", error ? "error" : "warning"},
                                                     {"file", finding.place.file},
                                                     {"line", finding.place.line},
                                                     {"column", finding.place.column},
                                                     {"code", finding.code},
                                                     {"text", finding.text}});
                   }
                   answered(reply(json::object{{"revision", result.revision},
                                               {"done", result.done},
                                               {"findings", std::move(findings)}},
                                  result.done ? 200 : 422));
                   if (result.done) keep_revision(context, origin, actor);
                 });
}

sdk::Answer what_if(const Request& request, Workplace& work, Context& context) {
  auto input = Input::of_body(request);
  const auto days = input.number("dagen", 1, 365, 7);
  auto revision = input.text("revisie");
  if (auto refusal = input.refusal()) return *refusal;
  if (revision.empty()) revision = kFolder;
  auto found = find(context, work, revision);
  if (!found) return not_found();
  if (!found->loaded.config || has_error(found->loaded.findings)) {
    return not_now("Deze configuratie heeft fouten: zie Configuratie.");
  }
  const auto since = context.clock.now() - std::chrono::days{days};
  return reply(context.what_ifs.ask(std::move(*found->loaded.config), since,
                                    found->revision + '/' + std::to_string(days)));
}

}  // namespace

void activate(Context& context, const std::string& revision, const std::string& origin,
              const std::string& actor, const Answered& answered) {
  std::string folder;
  if (revision != kFolder) {
    store::Search search{context.hub.location()};
    const auto found = folder_with(context, search, revision);
    if (!found) return answered(not_found());
    folder = found->string();
  }
  context.reload(folder, origin, actor,
                 [&context, answered, origin, actor](const hub::Reloaded& result) {
                   answered(reply(outcome(result)));
                   if (result.done) keep_revision(context, origin, actor);
                 });
}

void keep_revision(Context& context, const std::string& origin, const std::string& actor) {
  const auto hash = current_of(context);
  const auto& config = context.setup()->config();
  const auto folder =
      fs::exists(folder_of(context, hash)) ? folder_of(context, hash) : context.installed.config;
  store::RevisionRow row{config.revision, context.clock.now(), actor, origin,
                         pack(read_files(folder))};
  context.hub.write([row](store::Transaction& transaction) { transaction.add_revision(row); });
}

void add_configurations(Router& router, Context& context) {
  const std::string one = "/v1/configuraties/{revisie}";
  router.add("GET", "/v1/configuraties", Right::metadata,
             [&](const auto& request, auto& work) { return all(request, work, context); });
  router.add("GET", one, Right::configure,
             [&](const auto& request, auto& work) { return show(request, work, context); });
  router.add("GET", one + "/bestanden", Right::configure,
             [&](const auto& request, auto& work) { return show_file(request, work, context); });
  router.add("GET", one + "/verschillen", Right::configure,
             [&](const auto& request, auto& work) { return differences(request, work, context); });
  router.defer("POST", one + "/_activeer", Right::configure,
               [&](const auto& request, auto& work, auto answered) {
                 begin(request, work, context, answered);
               });
  router.add("POST", "/v1/configuraties/_wat-als", Right::configure,
             [&](const auto& request, auto& work) { return what_if(request, work, context); });
  router.defer(
      "POST", "/v1/configuratie/_herladen", Right::configure,
      [&](const auto& request, auto&, auto answered) { reload(request, context, answered); });
}

}  // namespace rodedraad::admin
