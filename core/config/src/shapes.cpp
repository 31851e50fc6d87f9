#include "shapes.h"

#include <array>

#include "rodedraad/config/config.h"

namespace rodedraad::config {

namespace {

using enum Form;

constexpr std::array<std::string_view, 4> kLevels{"debug", "info", "warn", "error"};
constexpr std::array<std::string_view, 2> kIsolations{"process", "none"};
constexpr std::array<std::string_view, 3> kRetentions{"five-years", "fifty-years", "short-term"};
constexpr std::array<std::string_view, 1> kShifts{"algemene-termijnenwet"};
constexpr std::array<std::string_view, 1> kEach{"case"};

constexpr bool kRequired = true;
constexpr ChildShape one(const ElementShape& (*shape)()) { return {shape, true, false}; }
constexpr ChildShape maybe(const ElementShape& (*shape)()) { return {shape, false, false}; }
constexpr ChildShape any_number(const ElementShape& (*shape)()) { return {shape, false, true}; }
constexpr ChildShape some(const ElementShape& (*shape)()) { return {shape, true, true}; }

const ElementShape& setting() {
  static const ElementShape shape{"setting", {{"name", not_empty, kRequired}}, {}, any};
  return shape;
}

// ---- hub.xml ----

const ElementShape& store() {
  static const ElementShape shape{
      "store", {{"url", not_empty, kRequired}, {"reserve", size}, {"lease", duration}}};
  return shape;
}

const ElementShape& keys() {
  static const ElementShape shape{
      "keys", {{"folder", not_empty}, {"master", not_empty}, {"previous", not_empty}}};
  return shape;
}

const ElementShape& admin() {
  static const ElementShape shape{
      "admin", {{"address", not_empty, kRequired}, {"certificate", any}, {"key", any}}};
  return shape;
}

const ElementShape& listener() {
  static const ElementShape shape{
      "listener", {{"id", id, kRequired}, {"transport", id, kRequired}}, {any_number(setting)}};
  return shape;
}

const ElementShape& allowed_plugin() {
  static const ElementShape shape{"allow",
                                  {{"name", id, kRequired},
                                   {"sha256", not_empty, kRequired},
                                   {"isolation", choice, false, kIsolations},
                                   {"reason"}}};
  return shape;
}

const ElementShape& signer() {
  static const ElementShape shape{"signer", {{"key", not_empty, kRequired}}};
  return shape;
}

const ElementShape& plugins() {
  static const ElementShape shape{"plugins",
                                  {{"folder", not_empty, kRequired}},
                                  {any_number(allowed_plugin), any_number(signer)}};
  return shape;
}

const ElementShape& log() {
  static const ElementShape shape{"log", {{"level", choice, kRequired, kLevels}}};
  return shape;
}

const ElementShape& audit() {
  static const ElementShape shape{"audit", {{"key"}, {"checkpoints"}, {"every", duration}}};
  return shape;
}

const ElementShape& logboek() {
  static const ElementShape shape{
      "logboek", {{"activity", not_empty}, {"transport", id}}, {any_number(setting)}};
  return shape;
}

const ElementShape& alerts() {
  static const ElementShape shape{"alerts",
                                  {{"mail", not_empty},
                                   {"from", not_empty},
                                   {"smtp", not_empty},
                                   {"user", any},
                                   {"password", any},
                                   {"webhook", not_empty},
                                   {"digest", not_empty},
                                   {"every", duration}}};
  return shape;
}

const ElementShape& maintenance() {
  static const ElementShape shape{"maintenance", {}, {}, not_empty};
  return shape;
}

const ElementShape& plugin_deadline() {
  static const ElementShape shape{"plugin-deadline", {}, {}, duration};
  return shape;
}

// ---- region.xml ----

const ElementShape& organisation() {
  static const ElementShape shape{
      "organisation", {{"id", id, kRequired}, {"name", not_empty, kRequired}, {"oin", oin}}};
  return shape;
}

const ElementShape& mandate() {
  static const ElementShape shape{"task",
                                  {{"name", ids, kRequired},
                                   {"by", id, kRequired},
                                   {"through", id},
                                   {"from", date, kRequired},
                                   {"to", date},
                                   {"mandate"}}};
  return shape;
}

const ElementShape& municipality() {
  static const ElementShape shape{
      "municipality",
      {{"code", gemeentecode, kRequired}, {"name", not_empty, kRequired}, {"oin", oin, kRequired}},
      {some(mandate)}};
  return shape;
}

// ---- connections/*.xml ----

const ElementShape& receive() {
  static const ElementShape shape{
      "receive", {{"listener", id, kRequired}, {"path"}, {"token"}, {"oin", oins}, {"rate", rate}}};
  return shape;
}

const ElementShape& transport() {
  static const ElementShape shape{"transport", {{"name", id, kRequired}}, {any_number(setting)}};
  return shape;
}

const ElementShape& simulator() {
  static const ElementShape shape{"simulator", {{"url", any, kRequired}}};
  return shape;
}

const ElementShape& sends() {
  static const ElementShape shape{"sends", {}, {}, not_empty};
  return shape;
}

const ElementShape& ask() {
  static const ElementShape shape{"ask", {{"purpose", id, kRequired}}};
  return shape;
}

const ElementShape& limit() {
  static const ElementShape shape{"limit", {{"rate", rate}, {"inflight", count}}};
  return shape;
}

const ElementShape& retry() {
  static const ElementShape shape{
      "retry", {{"first", duration}, {"factor", factor}, {"most", duration}, {"attempts", count}}};
  return shape;
}

const ElementShape& breaker() {
  static const ElementShape shape{"breaker",
                                  {{"failures", count}, {"open", duration}, {"most", duration}}};
  return shape;
}

const ElementShape& give_up() {
  static const ElementShape shape{"give-up", {{"after", duration, kRequired}}};
  return shape;
}

const ElementShape& confirm() {
  static const ElementShape shape{"confirm", {{"within", duration, kRequired}}};
  return shape;
}

// ---- workflows/*.xml ----

const ElementShape& field_test() {
  static const ElementShape shape{"field",
                                  {{"path", field, kRequired},
                                   {"equals"},
                                   {"in"},
                                   {"before"},
                                   {"after"},
                                   {"on-or-before"},
                                   {"on-or-after"},
                                   {"present", boolean}}};
  return shape;
}

const ElementShape& all();
const ElementShape& any_of();
const ElementShape& negation();

std::vector<ChildShape> conditions() {
  return {any_number(field_test), any_number(all), any_number(any_of), any_number(negation)};
}

const ElementShape& all() {
  static const ElementShape shape{"all", {}, conditions(), {}, true};
  return shape;
}

const ElementShape& any_of() {
  static const ElementShape shape{"any", {}, conditions(), {}, true};
  return shape;
}

const ElementShape& negation() {
  static const ElementShape shape{"not", {}, conditions(), {}, true};
  return shape;
}

const ElementShape& when() {
  static const ElementShape shape{"when", {}, conditions(), {}, true};
  return shape;
}

const ElementShape& on() {
  static const ElementShape shape{"on",
                                  {{"changed", fields},
                                   {"message"},
                                   {"connection", id},
                                   {"deadline", id},
                                   {"moment", choice, {}, kDeadlineMoments},
                                   {"date", field},
                                   {"before", length},
                                   {"after", length},
                                   {"done"},
                                   {"handover", id},
                                   {"answer"},
                                   {"silence"}}};
  return shape;
}

const ElementShape& with() {
  static const ElementShape shape{"with", {{"field", field, kRequired}}, {}, not_empty};
  return shape;
}

const ElementShape& await() {
  static const ElementShape shape{"await",
                                  {{"id", id, kRequired},
                                   {"field", field},
                                   {"message"},
                                   {"within", length, kRequired},
                                   {"title"},
                                   {"by", id}},
                                  {},
                                  any};
  return shape;
}

const ElementShape& send() {
  static const ElementShape shape{
      "send",
      {{"message", not_empty, kRequired}, {"to", not_empty, kRequired}, {"purpose", id, kRequired}},
      {any_number(with), any_number(await)}};
  return shape;
}

const ElementShape& start() {
  static const ElementShape shape{"start", {{"deadline", id, kRequired}}};
  return shape;
}

const ElementShape& stop() {
  static const ElementShape shape{"stop",
                                  {{"deadline", id, kRequired}, {"because", not_empty, kRequired}}};
  return shape;
}

const ElementShape& task() {
  static const ElementShape shape{
      "task",
      {{"title", not_empty, kRequired}, {"by", id, kRequired}, {"id", id}, {"due", length}},
      {},
      any};
  return shape;
}

const ElementShape& close() {
  static const ElementShape shape{"close", {{"because", not_empty, kRequired}}};
  return shape;
}

const ElementShape& reopen() {
  static const ElementShape shape{"reopen"};
  return shape;
}

const ElementShape& rule() {
  static const ElementShape shape{
      "rule",
      {{"id", id, kRequired}, {"once", boolean}, {"purpose", id}, {"on-closed", boolean}},
      {some(on), maybe(when), any_number(send), any_number(start), any_number(stop),
       any_number(task), maybe(close), maybe(reopen)}};
  return shape;
}

// A poll has conditions, which stand with the workflows.
const ElementShape& poll() {
  static const ElementShape shape{
      "poll",
      {{"message", not_empty, kRequired}, {"every", duration}, {"at"}, {"each", choice, {}, kEach}},
      {maybe(when)}};
  return shape;
}

// ---- purposes.xml ----

// Which fields these name, the reader checks: <allow> may be empty beside <refer>.
const ElementShape& allow() {
  static const ElementShape shape{"allow", {}, {}, any};
  return shape;
}

const ElementShape& refer() {
  static const ElementShape shape{"refer", {}, {}, fields};
  return shape;
}

const ElementShape& recipients() {
  static const ElementShape shape{"recipients", {}, {}, ids};
  return shape;
}

const ElementShape& purpose() {
  static const ElementShape shape{"purpose",
                                  {{"id", id, kRequired},
                                   {"article", not_empty, kRequired},
                                   {"activity", not_empty, kRequired},
                                   {"from", choice, kRequired, kLaws},
                                   {"to", choice, kRequired, kLaws},
                                   {"since", date},
                                   {"until", date},
                                   {"consent", id},
                                   {"decision"},
                                   {"signal", boolean}},
                                  {one(allow), maybe(refer), one(recipients)}};
  return shape;
}

const ElementShape& route() {
  static const ElementShape shape{"route",
                                  {{"from", choice, kRequired, kLaws},
                                   {"to", choice, kRequired, kLaws},
                                   {"article", not_empty, kRequired},
                                   {"consent", boolean}}};
  return shape;
}

// ---- deadlines.xml ----

const ElementShape& term() {
  static const ElementShape shape{"rule",
                                  {{"id", not_empty, kRequired},
                                   {"from", date, kRequired},
                                   {"to", date},
                                   {"article", not_empty, kRequired},
                                   {"start", field, kRequired},
                                   {"start-counts", boolean},
                                   {"length", length, kRequired},
                                   {"shift", choice, false, kShifts},
                                   {"met-by", field},
                                   {"met-after-start", boolean},
                                   {"never-restarts", boolean},
                                   {"extends"}},
                                  {maybe(when)}};
  return shape;
}

const ElementShape& warn() {
  static const ElementShape shape{"warn", {{"before", length, kRequired}}};
  return shape;
}

const ElementShape& compare() {
  static const ElementShape shape{"compare", {}, conditions(), {}, true};
  return shape;
}

const ElementShape& suspend() {
  static const ElementShape shape{
      "suspend",
      {{"from", field, kRequired}, {"until", field, kRequired}, {"article", not_empty, kRequired}}};
  return shape;
}

const ElementShape& lapse() {
  static const ElementShape shape{
      "lapse", {{"because", not_empty, kRequired}}, conditions(), {}, true};
  return shape;
}

const ElementShape& deadline() {
  static const ElementShape shape{
      "deadline",
      {{"id", id, kRequired}, {"title", not_empty, kRequired}, {"task", id}, {"given", field}},
      {some(term), maybe(compare), any_number(suspend), maybe(lapse), any_number(warn)}};
  return shape;
}

// ---- retention.xml ----

const ElementShape& counts_after() {
  static const ElementShape shape{"after", {{"date", field}, {"said", boolean}}};
  return shape;
}

const ElementShape& keep() {
  static const ElementShape shape{"keep",
                                  {{"class", choice, false, kRetentions},
                                   {"fields"},
                                   {"for", length, kRequired},
                                   {"article", not_empty, kRequired}},
                                  {one(counts_after), maybe(when)}};
  return shape;
}

const ElementShape& kept_messages() {
  static const ElementShape shape{"messages",
                                  {{"keep", length, kRequired}, {"article", not_empty, kRequired}}};
  return shape;
}

// ---- access.xml ----

const ElementShape& claim() {
  static const ElementShape shape{"claim", {}, {}, not_empty};
  return shape;
}

const ElementShape& role() {
  static const ElementShape shape{"role",
                                  {{"id", id, kRequired},
                                   {"title", not_empty, kRequired},
                                   {"rights", choices, kRequired, kRights},
                                   {"laws", choices, false, kLaws},
                                   {"municipalities"}},
                                  {any_number(claim)}};
  return shape;
}

const ElementShape& session() {
  static const ElementShape shape{"session", {{"idle", duration}, {"absolute", duration}}};
  return shape;
}

const ElementShape& four_eyes() {
  static const ElementShape shape{"four-eyes", {{"from", count, kRequired}}};
  return shape;
}

const ElementShape& password() {
  static const ElementShape shape{"password", {{"length", count, kRequired}}};
  return shape;
}

const ElementShape& oidc() {
  static const ElementShape shape{"oidc",
                                  {{"issuer", not_empty, kRequired},
                                   {"client-id", not_empty, kRequired},
                                   {"secret", not_empty, kRequired},
                                   {"roles-claim"},
                                   {"name", not_empty, kRequired},
                                   {"ca"},
                                   {"allow"}}};
  return shape;
}

}  // namespace

const ElementShape& hub_shape() {
  static const ElementShape shape{
      "hub",
      {{"environment", choice, false, kEnvironments}},
      {one(store), maybe(keys), one(admin), any_number(listener), any_number(plugins), maybe(log),
       maybe(audit), maybe(alerts), maybe(logboek), maybe(maintenance), maybe(plugin_deadline)}};
  return shape;
}

const ElementShape& region_shape() {
  static const ElementShape shape{
      "region", {{"name", not_empty, kRequired}}, {some(organisation), some(municipality)}};
  return shape;
}

const ElementShape& connection_shape() {
  static const ElementShape shape{
      "connection",
      {{"id", id, kRequired},
       {"adapter", id, kRequired},
       {"organisation", id, kRequired},
       {"oin", oin},
       {"source", id}},
      {any_number(setting), maybe(receive), maybe(transport), maybe(simulator), maybe(sends),
       maybe(ask), any_number(poll), maybe(limit), maybe(retry), maybe(breaker), maybe(give_up),
       maybe(confirm)}};
  return shape;
}

const ElementShape& workflow_shape() {
  static const ElementShape shape{
      "workflow", {{"id", id, kRequired}, {"law", choice, kRequired, kLaws}}, {some(rule)}};
  return shape;
}

const ElementShape& purposes_shape() {
  static const ElementShape shape{"purposes", {}, {any_number(route), some(purpose)}};
  return shape;
}

const ElementShape& retention_shape() {
  static const ElementShape shape{"retention", {}, {some(keep), maybe(kept_messages)}};
  return shape;
}

const ElementShape& access_shape() {
  static const ElementShape shape{
      "access",
      {},
      {any_number(role), maybe(session), maybe(four_eyes), maybe(password), maybe(oidc)}};
  return shape;
}

const ElementShape& deadlines_shape() {
  static const ElementShape shape{"deadlines", {}, {any_number(deadline)}};
  return shape;
}

}  // namespace rodedraad::config
