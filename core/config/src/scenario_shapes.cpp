#include "scenario_shapes.h"

#include <array>

namespace rodedraad::config {

namespace {

using enum Form;

constexpr bool kRequired = true;
constexpr std::array<std::string_view, 2> kCaseStates{"open", "closed"};
constexpr std::array<std::string_view, 5> kTermStates{"running", "met", "late", "lapsed",
                                                      "suspended"};
constexpr std::array<std::string_view, 5> kMessageStates{"processed", "parked", "refused",
                                                         "duplicate", "failed"};

constexpr ChildShape maybe(const ElementShape& (*shape)()) { return {shape, false, false}; }
constexpr ChildShape any_number(const ElementShape& (*shape)()) { return {shape, false, true}; }
constexpr ChildShape some(const ElementShape& (*shape)()) { return {shape, true, true}; }

const ElementShape& person() {
  static const ElementShape shape{
      "person",
      {{"id", id, kRequired}, {"bsn"}, {"v-nummer"}, {"gemeente", gemeentecode, kRequired}}};
  return shape;
}

// ---- what happens ----

const ElementShape& fact() {
  static const ElementShape shape{"fact",
                                  {{"path", field, kRequired}, {"key"}, {"value", any, kRequired}}};
  return shape;
}

const ElementShape& withdrawn() {
  static const ElementShape shape{"withdrawn", {{"path", field, kRequired}, {"key"}}};
  return shape;
}

const ElementShape& facts() {
  static const ElementShape shape{
      "facts",
      {{"from", id}, {"connection", id}, {"kind"}, {"person", id}, {"gemeente", gemeentecode}},
      {any_number(fact), any_number(withdrawn)}};
  return shape;
}

const ElementShape& header() {
  static const ElementShape shape{"header",
                                  {{"name", not_empty, kRequired}, {"value", any, kRequired}}};
  return shape;
}

const ElementShape& message() {
  static const ElementShape shape{"message",
                                  {{"connection", id, kRequired},
                                   {"file"},
                                   {"target", any},
                                   {"method"},
                                   {"media-type"},
                                   {"sender"}},
                                  {any_number(header)},
                                  any};
  return shape;
}

const ElementShape& answer() {
  static const ElementShape shape{"answer",
                                  {{"to", not_empty, kRequired},
                                   {"connection", id},
                                   {"status", count},
                                   {"file"},
                                   {"media-type"}},
                                  {any_number(header)},
                                  any};
  return shape;
}

const ElementShape& done() {
  static const ElementShape shape{"done", {{"task", not_empty, kRequired}, {"by"}}};
  return shape;
}

// ---- what is expected ----

const ElementShape& expected_field() {
  static const ElementShape shape{
      "field", {{"path", field, kRequired}, {"key"}, {"equals", any}, {"absent", boolean}}};
  return shape;
}

const ElementShape& with() {
  static const ElementShape shape{"with", {}, {}, fields};
  return shape;
}

const ElementShape& withheld() {
  static const ElementShape shape{"withheld", {}, {}, fields};
  return shape;
}

const ElementShape& sent() {
  static const ElementShape shape{"sent",
                                  {{"message", not_empty, kRequired}, {"to", id}, {"purpose", id}},
                                  {maybe(with), maybe(withheld)}};
  return shape;
}

const ElementShape& not_sent() {
  static const ElementShape shape{"not-sent", {{"message", not_empty, kRequired}, {"to", id}}};
  return shape;
}

const ElementShape& parked() {
  static const ElementShape shape{"parked", {{"message", not_empty, kRequired}, {"for"}}};
  return shape;
}

const ElementShape& rejected() {
  static const ElementShape shape{"rejected", {{"message", not_empty, kRequired}, {"because"}}};
  return shape;
}

const ElementShape& cancelled() {
  static const ElementShape shape{"cancelled", {{"message", not_empty, kRequired}, {"because"}}};
  return shape;
}

const ElementShape& deadline() {
  static const ElementShape shape{"deadline",
                                  {{"id", not_empty, kRequired},
                                   {"key"},
                                   {"rule"},
                                   {"start", date},
                                   {"strict", date},
                                   {"due", date},
                                   {"state", choice, false, kTermStates},
                                   {"previous", date},
                                   {"because"},
                                   {"absent", boolean}}};
  return shape;
}

const ElementShape& task() {
  static const ElementShape shape{
      "task", {{"title", not_empty, kRequired}, {"by", id}, {"due", date}, {"done", boolean}}};
  return shape;
}

const ElementShape& no_task() {
  static const ElementShape shape{"no-task", {{"title", not_empty, kRequired}}};
  return shape;
}

const ElementShape& rule() {
  static const ElementShape shape{
      "rule", {{"id", not_empty, kRequired}, {"fired", boolean, kRequired}, {"because"}}};
  return shape;
}

const ElementShape& case_state() {
  static const ElementShape shape{"case", {{"state", choice, kRequired, kCaseStates}}};
  return shape;
}

const ElementShape& received() {
  static const ElementShape shape{"received",
                                  {{"state", choice, kRequired, kMessageStates}, {"because"}}};
  return shape;
}

const ElementShape& waits() {
  static const ElementShape shape{"waits", {{"says", not_empty, kRequired}}};
  return shape;
}

const ElementShape& expect() {
  static const ElementShape shape{
      "expect",
      {{"exact", boolean}, {"person", id}, {"gemeente", gemeentecode}},
      {any_number(expected_field), any_number(sent), any_number(not_sent), any_number(parked),
       any_number(rejected), any_number(cancelled), any_number(deadline), any_number(task),
       any_number(no_task), any_number(rule), any_number(case_state), any_number(received),
       any_number(waits)}};
  return shape;
}

const ElementShape& step() {
  static const ElementShape shape{"step",
                                  {{"at", not_empty, kRequired}},
                                  {any_number(facts), any_number(message), any_number(answer),
                                   any_number(done), any_number(expect)}};
  return shape;
}

const ElementShape& scenario() {
  static const ElementShape shape{
      "scenario",
      {{"id", id, kRequired}, {"title", not_empty, kRequired}, {"also", id}},
      {any_number(person), some(step)}};
  return shape;
}

}  // namespace

const ElementShape& scenarios_shape() {
  static const ElementShape shape{"scenarios", {}, {some(scenario)}};
  return shape;
}

}  // namespace rodedraad::config
