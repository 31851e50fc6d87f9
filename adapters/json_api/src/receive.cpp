#include "rodedraad/json_api/receive.h"

#include <algorithm>
#include <string>

#include "rodedraad/message/tree.h"
#include "rodedraad/sdk/settings.h"

namespace rodedraad::json_api {

namespace {

const Kind* find_kind(const Agreement& agreement, std::string_view name) {
  const auto found = std::find_if(agreement.kinds.begin(), agreement.kinds.end(),
                                  [&](const Kind& kind) { return kind.name == name; });
  return found == agreement.kinds.end() ? nullptr : &*found;
}

bool is_ours(const Agreement& agreement, const sdk::Message& message) {
  const auto path = path_of(message.target);
  return message.method == "POST" &&
         (path.empty() || path == "/" || path == "/berichten" || path == agreement.path);
}

sdk::Admission refuse(sdk::Admission admission, std::vector<sdk::Finding> findings) {
  admission.verdict = sdk::Verdict::refuse;
  admission.findings = std::move(findings);
  return admission;
}

}  // namespace

sdk::Admission admit(const Agreement& agreement, const message::Mapping& mapping,
                     const sdk::Message& message, const Further& further) {
  sdk::Admission admission;
  if (!is_ours(agreement, message)) {
    admission.verdict = sdk::Verdict::unknown_path;
    return admission;
  }
  if (message.media_type != "application/json") {
    admission.verdict = sdk::Verdict::media_type;
    return admission;
  }
  const auto parsed = message::parse_json(message.body);
  if (!parsed) {
    const auto& error = parsed.error();
    return refuse(
        std::move(admission),
        {{sdk::Severity::error, std::string{agreement.codes.unreadable},
          "regel " + std::to_string(error.line) + ", teken " + std::to_string(error.column),
          "Het bericht is geen geldige JSON."}});
  }
  const auto root = parsed->root();
  const auto* const kind = find_kind(agreement, message::text(root, "berichttype"));
  if (kind == nullptr) {
    return refuse(std::move(admission), {{sdk::Severity::error, std::string{agreement.codes.schema},
                                          "/berichttype", "Dit berichttype is niet bekend."}});
  }
  Checker checker{agreement.codes, mapping};
  checker.object(*kind->shape, root);
  if (further) further(checker, kind->name, root);
  admission.kind = kind->name;
  if (checker.failed()) return refuse(std::move(admission), checker.findings());
  admission.findings = checker.findings();
  admission.idempotency_key = lower_case(message::text(root, "berichtId"));
  admission.municipality = "code:" + std::string{message::text(root, "gemeentecode")};
  return admission;
}

sdk::Decoded decode(const Agreement& agreement, const message::Mapping& mapping,
                    const sdk::Message& message, const Further& further) {
  const auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("Het bericht is geen geldige JSON.");
  const auto root = parsed->root();
  const auto* const kind = find_kind(agreement, message::text(root, "berichttype"));
  if (kind == nullptr) throw sdk::BadMessage("Het berichttype is niet bekend.");

  Checker checker{agreement.codes, mapping};
  checker.object(*kind->shape, root);
  if (further) further(checker, kind->name, root);
  sdk::Decoded decoded;
  decoded.findings = checker.findings();
  if (!checker.failed()) mapping.apply(kind->name, root, decoded);
  return decoded;
}

message::Mapping compile_mapping(std::span<const sdk::Pair> settings, std::string_view adapter,
                                 std::span<const std::string_view> kinds) {
  auto compiled = message::Mapping::compile(sdk::Settings{settings}.required("mapping"));
  std::string problems;
  const auto add = [&](const std::string& problem) {
    if (!problems.empty()) problems += "\n";
    problems += problem;
  };
  if (compiled) {
    if (compiled->adapter() != adapter) {
      add("De mapping is niet voor adapter " + std::string{adapter} + ".");
    }
    for (const auto kind : kinds) {
      if (!compiled->knows(kind)) {
        add("De mapping heeft geen <message kind=\"" + std::string{kind} + "\">.");
      }
    }
  } else {
    for (const auto& finding : compiled.error()) {
      add(std::to_string(finding.line) + ":" + std::to_string(finding.column) + ": " +
          finding.text);
    }
  }
  if (!problems.empty()) throw sdk::BadSetting("mapping", problems);
  return *std::move(compiled);
}

std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

std::string lower_case(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return lower;
}

}  // namespace rodedraad::json_api
