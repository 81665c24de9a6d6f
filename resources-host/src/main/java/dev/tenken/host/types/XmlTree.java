package dev.tenken.host.types;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML as a tree: an element is a map of its attributes ({@code @name}), its child elements, and its
 * own text ({@code #text}); one that has text alone is that text; one that stands several times is
 * a list. Nothing outside the text is read, and no document type.
 */
final class XmlTree {
  private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private XmlTree() {}

  static Map<String, Object> parse(String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DOCTYPE, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      // Its own handler prints.
      builder.setErrorHandler(new DefaultHandler());
      Element root = builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
      Map<String, Object> tree = new LinkedHashMap<>();
      tree.put(root.getTagName(), value(root));
      return tree;
    } catch (SAXParseException e) {
      throw BrokenConfig.at(e.getLineNumber(), e.getColumnNumber(), String.valueOf(e.getMessage()));
    } catch (SAXException | ParserConfigurationException e) {
      throw BrokenConfig.at(0, 0, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      throw BrokenConfig.at(0, 0, "nested too deeply");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object value(Element element) {
    Map<String, Object> members = new LinkedHashMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      members.put(
          "@" + attributes.item(i).getNodeName(), Natural.of(attributes.item(i).getNodeValue()));
    }
    StringBuilder text = new StringBuilder();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        add(members, inner.getTagName(), value(inner));
      } else if (child.getNodeType() == Node.TEXT_NODE
          || child.getNodeType() == Node.CDATA_SECTION_NODE) {
        text.append(child.getNodeValue());
      }
    }
    Object own = Natural.of(text.toString().strip());
    if (members.isEmpty()) {
      return own;
    }
    if (!own.equals("")) {
      members.put("#text", own);
    }
    return members;
  }

  @SuppressWarnings("unchecked")
  private static void add(Map<String, Object> members, String name, Object value) {
    Object there = members.get(name);
    if (there == null) {
      members.put(name, value);
    } else if (there instanceof List) {
      ((List<Object>) there).add(value);
    } else {
      members.put(name, new ArrayList<>(List.of(there, value)));
    }
  }
}
