#include "incoming.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "cloud_event.h"
#include "codes.h"
#include "kinds.h"

namespace rodedraad::generic {

namespace {

bool has_word(std::string_view media_type, std::string_view word) {
  return media_type.find(word) != std::string_view::npos;
}

/// By media type, and else by the first character.
Format format_of(const sdk::Message& message) {
  if (has_word(message.media_type, "json")) return Format::json;
  if (has_word(message.media_type, "xml")) return Format::xml;
  if (has_word(message.media_type, "csv")) return Format::csv;
  std::string_view body = message.body;
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Format::json;
  if (body[first] == '{' || body[first] == '[') return Format::json;
  // UTF-16 starts with a byte order mark.
  if (body[first] == '<' || body[0] == '\xFF' || body[0] == '\xFE') return Format::xml;
  return Format::csv;
}

std::string_view name_of(Format format) {
  return format == Format::json ? "JSON" : format == Format::xml ? "XML" : "CSV";
}

message::Parsed parse(const Options& options, const sdk::Message& message, Format format) {
  switch (format) {
    case Format::xml:
      return message::parse_xml(message.body, options.mapping.namespaces());
    case Format::csv:
      return message::parse_csv(message.body, {options.separator});
    case Format::json:
    case Format::automatic:
      break;
  }
  return message::parse_json(message.body);
}

std::string evaluate(const pugi::xpath_query& query, pugi::xml_node context) {
  std::string text = query.evaluate_string(context);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") + 1 - first);
}

/// "nl.x.gemeld.v2" is the second version of "nl.x.gemeld".
std::string_view without_version(std::string_view type) {
  const std::size_t dot = type.rfind(".v");
  if (dot == std::string_view::npos || dot + 2 == type.size()) return type;
  const std::string_view digits = type.substr(dot + 2);
  const bool version =
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  return version ? type.substr(0, dot) : type;
}

}  // namespace

bool is_readable(const Options& options, const sdk::Message& message) {
  if (options.cloud_events) return may_be_event(message);
  if (options.format == Format::automatic || message.media_type.empty()) return true;
  return format_of(message) == options.format;
}

Incoming read(const Options& options, const sdk::Message& message) {
  Incoming incoming;
  if (options.cloud_events) {
    Event event = read_event(message, options.mapping.namespaces());
    incoming.tree = std::move(event.tree);
    incoming.findings = std::move(event.findings);
    if (incoming.tree) incoming.context = incoming.tree->root();
    return incoming;
  }
  incoming.format = options.format == Format::automatic ? format_of(message) : options.format;
  auto parsed = parse(options, message, incoming.format);
  if (!parsed) {
    incoming.findings.push_back(
        {sdk::Severity::error, std::string{kCodes.unreadable},
         "regel " + std::to_string(parsed.error().line) + ", teken " +
             std::to_string(parsed.error().column),
         "Het bericht is geen geldige " + std::string{name_of(incoming.format)} + "."});
    return incoming;
  }
  incoming.tree = *std::move(parsed);
  incoming.context = incoming.tree->root();
  return incoming;
}

bool is_batch(const Options& options, const Incoming& incoming) {
  return incoming.format == Format::csv || static_cast<bool>(options.part);
}

std::string kind_of(const Options& options, pugi::xml_node context) {
  const message::Mapping& mapping = options.mapping;
  std::string kind = options.kind;
  if (kind.empty()) {
    std::string said;
    if (options.kind_from) {
      said = evaluate(options.kind_from, context);
    } else if (options.cloud_events) {
      said = message::text(context, "type");
    }
    auto named = mapping.lookup("soort", said);
    if (!named) named = mapping.lookup("soort", without_version(said));
    kind = named.value_or(said);
  }
  if (is_incoming(kind) && mapping.knows(kind)) return kind;
  return mapping.knows("bericht") ? "bericht" : "";
}

std::string id_of(const Options& options, pugi::xml_node context) {
  if (options.id_from) return evaluate(options.id_from, context);
  return options.cloud_events ? event_key(context) : std::string{};
}

std::string municipality_of(const Options& options, pugi::xml_node context) {
  if (!options.municipality_from) return options.municipality;
  std::string said = evaluate(options.municipality_from, context);
  if (const auto known = options.mapping.lookup("gemeente", said)) said = *known;
  const bool digits =
      std::all_of(said.begin(), said.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits && said.size() == 4) return "code:" + said;
  if (digits && said.size() == 20) return "oin:" + said;
  return {};
}

}  // namespace rodedraad::generic
