#include "rodedraad/stuf/soap.h"

#include "rodedraad/stuf/names.h"
#include "rodedraad/stuf/xml_writer.h"

namespace rodedraad::stuf {

std::vector<message::Namespace> namespaces() {
  return {{"StUF", std::string{kNamespace}},
          {"StUF-old", "http://www.egem.nl/StUF/StUF0300"},
          {"StUF-old", "http://www.egem.nl/StUF/StUF0204"},
          {"soap", std::string{kSoap11}},
          {"soap", std::string{kSoap12}},
          {"xsi", std::string{kInstance}}};
}

bool is_soap(pugi::xml_node root) { return std::string_view{root.name()} == "soap:Envelope"; }

pugi::xml_node content_of(pugi::xml_node root) {
  if (!is_soap(root)) return root;
  const auto body = root.child("soap:Body");
  // Of two bodies, another program may read the other one.
  if (body.next_sibling("soap:Body")) return {};
  const auto first = body.first_child();
  return first && !first.next_sibling() && first.type() == pugi::node_element ? first
                                                                              : pugi::xml_node{};
}

std::string in_soap(std::string_view document) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"";
  out += kSoap11;
  out += "\"><soap:Body>";
  out += document;
  out += "</soap:Body></soap:Envelope>\n";
  return out;
}

std::string in_soap_fault(std::string_view document, std::string_view place,
                          std::string_view text) {
  std::string out = "<soap:Fault><faultcode>soap:";
  out += place == "server" ? "Server" : "Client";
  out += "</faultcode><faultstring>" + escaped(text) + "</faultstring><detail>";
  out += document;
  out += "</detail></soap:Fault>";
  return in_soap(out);
}

}  // namespace rodedraad::stuf
