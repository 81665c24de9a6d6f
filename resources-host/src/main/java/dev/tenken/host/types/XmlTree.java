package dev.tenken.host.types;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * XML as a tree: an element is a map of its attributes ({@code @name}), its child elements, and its
 * own text ({@code #text}); one that has text alone is that text; one that stands several times is
 * a list. Nothing outside the text is read: a document type that is named is passed over, a text
 * that needs more than that is refused.
 */
final class XmlTree extends DefaultHandler {
  private static final String NO_DTD =
      "http://apache.org/xml/features/nonvalidating/load-external-dtd";
  private static final int DEEPEST = 500;

  private final Deque<Element> open = new ArrayDeque<>();
  private final Map<String, Object> root = new LinkedHashMap<>();
  private @Nullable Locator locator;

  private XmlTree() {}

  static Map<String, Object> parse(String text) {
    try {
      SAXParserFactory factory = SAXParserFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, false);
      factory.setXIncludeAware(false);
      XmlTree tree = new XmlTree();
      factory.newSAXParser().parse(new InputSource(new StringReader(text)), tree);
      return tree.root;
    } catch (SAXParseException e) {
      throw BrokenConfig.at(e.getLineNumber(), e.getColumnNumber(), String.valueOf(e.getMessage()));
    } catch (SAXException | ParserConfigurationException e) {
      throw BrokenConfig.at(0, 0, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void setDocumentLocator(Locator newLocator) {
    locator = newLocator;
  }

  @Override
  public void startElement(String uri, String localName, String name, Attributes attributes)
      throws SAXException {
    if (open.size() >= DEEPEST) {
      throw broken("nested too deeply");
    }
    Element element = new Element();
    for (int i = 0; i < attributes.getLength(); i++) {
      element.members.put("@" + attributes.getQName(i), Natural.of(attributes.getValue(i)));
    }
    open.push(element);
  }

  @Override
  public void characters(char[] text, int from, int length) {
    open.element().text.append(text, from, length);
  }

  @Override
  public void endElement(String uri, String localName, String name) {
    Object value = open.pop().value();
    LineFormats.add(open.isEmpty() ? root : open.element().members, name, value);
  }

  @Override
  public InputSource resolveEntity(@Nullable String publicId, String systemId) throws SAXException {
    throw broken("it refers to " + systemId + ", and nothing outside the file is read");
  }

  @Override
  public void skippedEntity(String name) throws SAXException {
    throw broken("&" + name + "; is not declared in the file, and nothing outside it is read");
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  private SAXParseException broken(String problem) {
    return new SAXParseException(problem, locator);
  }

  /** An element that has not ended yet. */
  private static final class Element {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();

    Object value() {
      Object own = Natural.of(text.toString().strip());
      if (members.isEmpty()) {
        return own;
      }
      if (!own.equals("")) {
        members.put("#text", own);
      }
      return members;
    }
  }
}
