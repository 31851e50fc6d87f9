#include "answers.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

#include "codes.h"
#include "contents.h"
#include "relations.h"
#include "rodedraad/json_api/check.h"
#include "rodedraad/json_api/judge.h"
#include "rodedraad/message/tree.h"

namespace rodedraad::duo {

namespace {

using sdk::JudgementClass;

constexpr std::string_view kGrounds = "verlengingsgronden";
constexpr std::string_view kLog = "gebeurtenissen";
constexpr std::string_view kNewContact = "contactpersoon.aanmelden";

std::string_view type_of(pugi::xml_node node) { return node.attribute("type").value(); }

/// The texts of a list of Foutmelding, or of one; empty when there is none.
std::string fault_texts(std::string_view body) {
  const auto parsed = message::parse_json(body);
  if (!parsed) return {};
  std::string texts{message::text(parsed->root(), "fouttekst")};
  for (const auto item : parsed->root().children("item")) {
    const std::string_view text =
        type_of(item) == "string" ? item.child_value() : message::text(item, "fouttekst");
    if (text.empty()) continue;
    if (!texts.empty()) texts += "; ";
    texts += text;
  }
  return texts;
}

/// A 403 that lists its reasons, each a Foutmelding whose text is optional in some of DUO's APIs,
/// or gives one Foutmelding, as 503 of Notificatie does.
bool has_reasons(std::string_view body) {
  const auto parsed = message::parse_json(body);
  if (!parsed) return false;
  const auto root = parsed->root();
  return (type_of(root) == "array" && root.first_child()) || root.child("fouttekst");
}

JudgementClass class_of(const sdk::Message& sent, const sdk::Answer& answer) {
  const bool is_question = sent.method == "GET";
  switch (answer.status) {
    case 200:
      return JudgementClass::confirmed;
    case 401:
      return JudgementClass::not_authorised;
    case 403:
      return has_reasons(answer.body) ? JudgementClass::rejected : JudgementClass::not_authorised;
    case 404:
      return JudgementClass::not_found;
    default:
      break;
  }
  if (answer.status > 200 && answer.status < 300) {
    return is_question ? JudgementClass::bad_request : JudgementClass::confirmed;
  }
  return json_api::is_transient(answer.status) ? JudgementClass::transient
                                               : JudgementClass::bad_request;
}

struct Made {
  std::string_view sent;
  std::string_view content;
};

// What a confirmed registration says beside its confirmation.
constexpr std::array kMade{Made{kNewContact, "contactpersoon"},
                           Made{"pip.verwijderen", "pip-verwijderd"},
                           Made{"lbt-examennummer.verwijderen", "lbt-examennummer-verwijderd"},
                           Made{"contactpersoon.verwijderen", "contactpersoon-verwijderd"}};

std::string_view content_of(const sdk::Message& sent) {
  constexpr std::string_view suffix = ".opvragen";
  std::string_view kind = sent.kind;
  if (sent.method == "GET" && kind.ends_with(suffix)) {
    kind.remove_suffix(suffix.size());
    return kind;
  }
  const auto* const made =
      std::find_if(kMade.begin(), kMade.end(), [kind](const Made& m) { return m.sent == kind; });
  return made == kMade.end() ? std::string_view{} : made->content;
}

/// DUO gives the number of a new contact person once, in the answer, and has no way to ask for it.
bool has_contact_number(const sdk::Answer& answer) {
  const auto parsed = message::parse_json(answer.body);
  return parsed && !message::text(parsed->root(), "id").empty();
}

std::string words_of(const sdk::Judgement& judgement, const sdk::Answer& answer) {
  if (auto texts = fault_texts(answer.body); !texts.empty()) return texts;
  if (judgement.judgement == JudgementClass::rejected) {
    return "DUO weigert dit en noemt geen reden.";
  }
  return "DUO antwoordde met status " + std::to_string(answer.status) + ".";
}

void note_grounds(pugi::xml_node root, sdk::Decoded& decoded) {
  for (const auto item : root.children("item")) {
    decoded.findings.push_back({sdk::Severity::note, "duo-verlengingsgrond", message::pointer(item),
                                "Verlengingsgrond " + std::string{message::text(item, "code")} +
                                    ": " + std::string{message::text(item, "omschrijving")}});
  }
}

/// Two items of a list with the same key: the first counts, and somebody must know.
void drop_doubles(sdk::Decoded& decoded) {
  std::map<std::pair<std::string, std::string>, std::string> seen;
  std::vector<sdk::DecodedFact> facts;
  for (auto& fact : decoded.facts) {
    const auto [first, is_new] =
        seen.emplace(std::pair{fact.field.path, fact.field.key}, fact.field.value);
    if (is_new) {
      facts.push_back(std::move(fact));
    } else if (first->second != fact.field.value) {
      decoded.findings.push_back(
          {sdk::Severity::warning, "duo-dubbel", fact.field.path,
           "DUO noemt dit gegeven meer dan eens met een andere waarde; de eerste telt."});
    }
  }
  decoded.facts = std::move(facts);
}

}  // namespace

std::vector<std::string_view> mapped_kinds() {
  std::vector<std::string_view> kinds;
  for (const auto& content : contents()) {
    if (content.kind != kGrounds && content.kind != kLog) kinds.push_back(content.kind);
  }
  return kinds;
}

sdk::Judgement judge_answer(const sdk::Message& sent, const sdk::Answer& answer) {
  sdk::Judgement judgement;
  judgement.judgement = class_of(sent, answer);
  if (judgement.judgement == JudgementClass::confirmed) {
    if (sent.kind == kNewContact && !has_contact_number(answer)) {
      judgement.judgement = JudgementClass::bad_request;
      judgement.text =
          "DUO nam de contactpersoon aan maar noemde geen nummer. Vraag DUO om het nummer en leg "
          "het vast; meld de contactpersoon niet nog eens aan.";
      return judgement;
    }
    judgement.content_kind = content_of(sent);
    return judgement;
  }
  judgement.text = words_of(judgement, answer);
  if (judgement.judgement == JudgementClass::transient) {
    judgement.retry_after_ms = json_api::retry_after_ms(answer);
  }
  return judgement;
}

sdk::Decoded decode_answer(const sdk::Message& message, const message::Mapping& mapping) {
  if (is_withdrawal(message.kind)) return {};
  const auto* const content = find_content(message.kind);
  if (content == nullptr) throw sdk::BadMessage("Dit soort antwoord is niet bekend.");
  const auto parsed = message::parse_json(message.body);
  if (!parsed) throw sdk::BadMessage("Het antwoord van DUO is geen geldige JSON.");
  const auto root = parsed->root();
  if (type_of(root) != (content->is_list ? "array" : "object")) {
    throw sdk::BadMessage("Het antwoord van DUO heeft niet de afgesproken vorm.");
  }
  json_api::Checker checker{kCodes, mapping};
  if (content->is_list) {
    checker.list(*content->shape, root);
  } else {
    checker.object(*content->shape, root);
  }
  if (content->further != nullptr) content->further(checker, root);
  sdk::Decoded decoded;
  decoded.findings = checker.findings();
  if (checker.failed()) return decoded;
  if (message.kind == kGrounds) {
    note_grounds(root, decoded);
  } else if (message.kind != kLog) {
    mapping.apply(message.kind, root, decoded);
    drop_doubles(decoded);
  }
  return decoded;
}

}  // namespace rodedraad::duo
