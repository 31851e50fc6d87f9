#include "documents.h"

#include <algorithm>

namespace rodedraad::certify {

namespace {

/// Where a document has a value: from and to.
using Span = std::pair<std::size_t, std::size_t>;

bool blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// The text between tags, and the values of attributes.
std::vector<Span> xml_values(std::string_view text) {
  std::vector<Span> result;
  for (std::size_t at = 0; at < text.size();) {
    const auto open = text.find('<', at);
    const auto end = open == std::string_view::npos ? text.size() : open;
    if (!blank(text.substr(at, end - at))) result.emplace_back(at, end);
    const auto close = text.find('>', end);
    if (close == std::string_view::npos) break;
    for (auto quote = text.find("=\"", end); quote < close;) {
      const auto last = text.find('"', quote + 2);
      if (last == std::string_view::npos) break;
      const bool name_space = text.substr(end, quote - end).find("xmlns") != std::string_view::npos;
      if (!name_space) result.emplace_back(quote + 2, last);
      quote = text.find("=\"", last);
    }
    at = close + 1;
  }
  return result;
}

/// Strings that are no names, without their quotes, and numbers.
std::vector<Span> json_values(std::string_view text) {
  std::vector<Span> result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      auto end = at + 1;
      while (end < text.size() && text[end] != '"') end += text[end] == '\\' ? 2 : 1;
      const auto next = text.find_first_not_of(" \t\r\n", std::min(end + 1, text.size()));
      if (next == std::string_view::npos || text[next] != ':') {
        result.emplace_back(at + 1, std::min(end, text.size()));
      }
      at = end;
    } else if (text[at] >= '0' && text[at] <= '9') {
      const auto end = text.find_first_not_of("0123456789.eE+-", at);
      result.emplace_back(at, end == std::string_view::npos ? text.size() : end);
      at = result.back().second - 1;
    }
  }
  return result;
}

char first(std::string_view body) {
  const auto at = body.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  return at == std::string_view::npos ? '\0' : body[at];
}

}  // namespace

std::vector<std::string> generic_documents() {
  // NOLINTBEGIN(bugprone-suspicious-missing-comma): a document of several lines is one
  return {
      R"({"berichttype":"proef","versie":"1.0","berichtId":"0b0d3a52-6a43-4d0a-8f0e-2f0f3f7b2a01",)"
      R"("tijdstip":"2026-03-02T09:15:27+01:00","bsn":"999994049","vNummer":2789456123,)"
      R"("gemeentecode":"0505","naam":"Kanariewoud","client":{"bsn":"999994049","achternaam":)"
      R"("Kanariewoud","geboortedatum":"1990-01-15"},"gegevens":{"status":"Kanariewoud"}})",
      R"([{"bsn":"999994049","naam":"Kanariewoud"}])",
      R"({"resultaten":[{"bsn":999994049,"omschrijving":"Kanariewoud"}]})",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bericht xmlns=\"urn:proef\" soort=\"proef\">"
      "<persoon><bsn>999994049</bsn><achternaam>Kanariewoud</achternaam></persoon></bericht>",
      "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><p:proef "
      "xmlns:p=\"urn:proef\"><p:bsn>999994049</p:bsn></p:proef></soap:Body></soap:Envelope>",
      "bsn;achternaam;datum\r\n999994049;Kanariewoud;2026-03-02\r\n",
      "bsn=999994049\ninburgeraar.achternaam=Kanariewoud\n",
      "Kanariewoud 999994049"};
  // NOLINTEND(bugprone-suspicious-missing-comma)
}

std::vector<std::string> documents(Subject& subject, std::string_view kind) {
  auto result = generic_documents();
  for (auto& sample : subject.samples(kind)) result.push_back(std::move(sample));
  return result;
}

std::vector<std::string> with_canary(const std::string& document) {
  const char start = first(document);
  const auto values = start == '<'                   ? xml_values(document)
                      : start == '{' || start == '[' ? json_values(document)
                                                     : std::vector<Span>{};
  std::vector<std::string> result;
  for (const auto& [from, to] : values) {
    for (const auto canary : {kCanaryName, kCanaryBsn}) {
      result.push_back(document.substr(0, from) + std::string{canary} + document.substr(to));
    }
  }
  return result;
}

std::vector<std::string> truncated(const std::string& document, std::size_t most) {
  std::vector<std::string> result;
  const auto step = std::max<std::size_t>(1, document.size() / most);
  for (std::size_t length = 1; length < document.size(); length += step) {
    result.push_back(document.substr(0, length));
  }
  return result;
}

sdk::Message message(std::string_view kind, std::string body) {
  sdk::Message result;
  result.id = "bericht-1";
  result.kind = kind;
  result.method = "POST";
  result.target = "/" + std::string{kind};
  const char start = first(body);
  result.media_type = start == '<'                   ? "text/xml"
                      : start == '{' || start == '[' ? "application/json"
                                                     : "text/csv";
  result.headers = {{"Content-Type", result.media_type}};
  result.body = std::move(body);
  return result;
}

std::string describe(std::string_view body) {
  if (body.empty()) return "een lege inhoud";
  const char start = first(body);
  const std::string form = start == '<' ? "XML" : start == '{' || start == '[' ? "JSON" : "tekst";
  return form + " van " + std::to_string(body.size()) + " bytes";
}

}  // namespace rodedraad::certify
