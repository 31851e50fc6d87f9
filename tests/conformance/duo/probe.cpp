// probe MAPPING-FILE: the adapter by itself, for the conformance test. Every line in is a JSON
// object, every line out the answer to it:
//   {"do":"encode","kind","fields":[{"path","key","value"}]}   {"method","target","type","body"}
//   {"do":"judge","kind","method","status","body"}             {"class","content"}
//   {"do":"decode","kind","body"}                              {"facts","errors":["place: text"]}
// What the adapter throws comes as {"refused"}.
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

#include "rodedraad/duo/adapter.h"
#include "rodedraad/message/json_writer.h"
#include "rodedraad/message/tree.h"

namespace {

namespace sdk = rodedraad::sdk;
namespace message = rodedraad::message;

std::string text(pugi::xml_node node, const char* member) {
  return std::string{message::text(node, member)};
}

std::string encode(const rodedraad::duo::Adapter& adapter, pugi::xml_node question) {
  sdk::EncodeRequest request{text(question, "kind"),
                             "6f1e0d3c-5a44-4a9d-9d4f-1b6f2a7c0002",
                             "00000099000000001505",
                             "00000099000000002000",
                             "0505",
                             "2026-05-01T09:00:00+02:00",
                             {}};
  for (const auto field : question.child("fields").children("item")) {
    request.fields.push_back({text(field, "path"), text(field, "key"), text(field, "value")});
  }
  const auto made = adapter.encode(request);
  message::JsonWriter json;
  json.begin_object()
      .text("method", made.method)
      .text("target", made.target)
      .text("type", made.media_type)
      .text("body", made.body);
  json.begin_object("headers");
  for (const auto& [name, value] : made.headers) json.text(name, value);
  return json.end_object().end_object().take();
}

std::string judge(const rodedraad::duo::Adapter& adapter, pugi::xml_node question) {
  sdk::Message sent;
  sent.kind = text(question, "kind");
  sent.method = text(question, "method");
  sdk::Answer answer;
  answer.status = std::stoi(text(question, "status"));
  answer.body = text(question, "body");
  const auto judged = adapter.judge(sent, answer);
  return message::JsonWriter{}
      .begin_object()
      .raw("class", std::to_string(static_cast<int>(judged.judgement)))
      .text("content", judged.content_kind)
      .end_object()
      .take();
}

std::string decode(const rodedraad::duo::Adapter& adapter, pugi::xml_node question) {
  sdk::Message content;
  content.kind = text(question, "kind");
  content.body = text(question, "body");
  const auto decoded = adapter.decode(content);
  message::JsonWriter json;
  json.begin_object().raw("facts", std::to_string(decoded.facts.size())).begin_array("errors");
  for (const auto& finding : decoded.findings) {
    if (finding.severity == sdk::Severity::error)
      json.text({}, finding.where + ": " + finding.text);
  }
  return json.end_array().end_object().take();
}

std::string answer_to(const rodedraad::duo::Adapter& adapter, const std::string& line) {
  const auto parsed = message::parse_json(line);
  if (!parsed) return R"({"refused":"no JSON"})";
  const auto question = parsed->root();
  const auto what = text(question, "do");
  try {
    if (what == "encode") return encode(adapter, question);
    return what == "judge" ? judge(adapter, question) : decode(adapter, question);
  } catch (const sdk::BadMessage& error) {
    return message::JsonWriter{}.begin_object().text("refused", error.what()).end_object().take();
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream file{argv[1], std::ios::binary};
  const std::vector<sdk::Pair> settings{
      {"mapping", std::string{std::istreambuf_iterator<char>{file}, {}}}};
  const rd_host host{};
  const rodedraad::duo::Adapter adapter{sdk::Host{&host}, settings};
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << answer_to(adapter, line) << std::endl;
  }
  return 0;
}
